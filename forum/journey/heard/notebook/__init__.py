"""The notebook: writing down what people say where there is no signal, and handing it over later, each once."""
