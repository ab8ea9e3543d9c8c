// Builds the style, the type and the little script of the pages into built/, from packages pinned in package-lock.json.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build, transform } from "esbuild";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "../../../node_modules");
const built = join(here, "built/assets");

// The design system says left and right; scripts that run the other way need start and end.
const logical = (css) =>
  css
    .replace(/\b(margin|padding)-(left|right)(?=\s*:)/g, (_, what, side) => `${what}-inline-${end(side)}`)
    .replace(/\bborder-(left|right)(-\w+)?(?=\s*:)/g, (_, side, rest) => `border-inline-${end(side)}${rest ?? ""}`)
    .replace(/([{;]\s*)(left|right)(?=\s*:)/g, (_, before, side) => `${before}inset-inline-${end(side)}`)
    .replace(/text-align\s*:\s*(left|right)/g, (_, side) => `text-align: ${end(side)}`);
const end = (side) => (side === "left" ? "start" : "end");

// Colours that the design system computes from its own palette, in ours.
const ours = (css) =>
  css
    .replace(/#d5281b|#951c13/gi, "var(--brick)")
    .replace(/#4c6272|#768692/gi, "var(--soft)")
    .replace(/#005eb8/gi, "var(--lake)")
    .replace(/#aeb7bd|#d8dde0/gi, "var(--hair)");

const style = async (name) => {
  const { css } = sass.compile(join(here, "styles", `${name}.scss`), {
    loadPaths: [packages],
    importers: [{ findFileUrl: (url) => (url.startsWith("nhsuk-frontend") ? pathToFileURL(join(packages, url)) : null) }],
    quietDeps: true,
  });
  const { code } = await transform(ours(logical(css)), { loader: "css", minify: true, target: ["chrome87", "safari14", "firefox78"] });
  await writeFile(join(built, `${name}.css`), code);
};

await rm(join(here, "built"), { recursive: true, force: true });
await mkdir(join(built, "fonts"), { recursive: true });
await style("forum");
const script = (file, target) =>
  build({ entryPoints: [file], bundle: true, minify: true, format: "esm", target, outdir: built, logLevel: "warning" });
await script(join(here, "script/forum.js"), ["chrome87", "safari14", "firefox78"]);
// The notebook stands by itself: it opens without signal, and no other page loads it. Its libraries ask for 2021.
await script(join(here, "../../journey/heard/script/notebook.js"), ["chrome91", "safari15", "firefox91"]);
// Drawing and speaking, on the one page that takes it.
await script(join(here, "../../journey/heard/script/pieces.js"), ["chrome87", "safari14", "firefox78"]);
// "Near where I am", on the page that finds support.
await script(join(here, "../../rooms/signposting/script/find.js"), ["chrome87", "safari14", "firefox78"]);
const type = join(packages, "@fontsource/atkinson-hyperlegible-next");
for (const weight of [400, 700]) {
  const file = `atkinson-hyperlegible-next-latin-${weight}-normal.woff2`;
  await cp(join(type, "files", file), join(built, "fonts", file));
}
await cp(join(type, "LICENSE"), join(built, "fonts", "LICENSE"));
await cp(join(here, "script/favicon.svg"), join(built, "favicon.svg"));
for (const name of ["forum.css", "forum.js", "notebook.js", "pieces.js", "find.js"]) {
  const bytes = await readFile(join(built, name));
  console.log(`${name}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} compressed`);
}
