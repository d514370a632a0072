// Compiles the styles and collects scripts and fonts into the folder Django serves. Run: npm ci && npm run build
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const output = join(here, "..", "kith", "govuk", "static", "kith");
const templates = join(here, "..", "kith", "govuk", "templates", "govuk", "macros");
const fontFiles = ["latin", "latin-ext"].flatMap((subset) =>
  ["400-normal", "700-normal"].map((face) => `atkinson-hyperlegible-next-${subset}-${face}.woff2`),
);

const signs = ["check", "clock", "lock", "triangle-alert"];

// The chosen signs as one macro: drawn in the text's colour, on paper too, and silent for screen readers.
async function signMacro() {
  const branches = await Promise.all(
    signs.map(async (name, index) => {
      const svg = await readFile(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
      const paths = svg.replace(/<!--.*?-->/gs, "").match(/<svg[^>]*>(.*)<\/svg>/s)[1].replace(/\s+/g, " ").trim();
      return `{% ${index ? "elif" : "if"} name == "${name}" %}${paths}`;
    }),
  );
  const attributes =
    'class="kith-sign" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.5" ' +
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"';
  const lines = [
    "{# Made by frontend/build.js from lucide-static; see NOTICES.md. #}",
    `{% macro sign(name) %}<svg ${attributes}>${branches.join("")}{% endif %}</svg>{% endmacro %}`,
    "",
  ];
  await writeFile(join(templates, "signs.html"), lines.join("\n"));
}

async function compile(name) {
  const result = await sass.compileAsync(join(here, "styles", `${name}.scss`), {
    style: "compressed",
    loadPaths: [modules],
    quietDeps: true,
  });
  await writeFile(join(output, `${name}.css`), `${result.css}\n`);
}

// A map that is not served would be a dead address, and the hashed storage refuses those.
async function script(path) {
  const text = await readFile(join(modules, path), "utf8");
  await writeFile(join(output, basename(path)), text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

async function collect() {
  const fonts = join(modules, "@fontsource", "atkinson-hyperlegible-next");
  for (const file of fontFiles) await cp(join(fonts, "files", file), join(output, "fonts", file));
  await cp(join(fonts, "LICENSE"), join(output, "fonts", "LICENSE.txt"));
  await script("govuk-frontend/dist/govuk/govuk-frontend.min.js");
  await script("htmx.org/dist/htmx.min.js");
  for (const name of ["kith.js", "passkeys.js", "typed.js"]) await cp(join(here, "scripts", name), join(output, name));
  await cp(join(here, "scripts/icon.svg"), join(output, "icon.svg"));
  await cp(join(here, "pages/maintenance.html"), join(output, "maintenance.html"));
}

await rm(output, { recursive: true, force: true });
await mkdir(join(output, "fonts"), { recursive: true });
await collect();
await signMacro();
await compile("kith");
