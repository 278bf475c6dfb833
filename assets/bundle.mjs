// Joins scripts and styles into assets/dist, which is checked in: `make bundle`.
//
// Besides the files it writes dist/manifest.json with a digest of all that they are made of, by
// which a test without Node sees that they are up to date (components/http/asset_bundle.py).

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const ASSETS = fileURLToPath(new URL(".", import.meta.url));
const DIST = join(ASSETS, "dist");
const ENTRIES = {
  page: "main.js", // the explorer
  prerender: "server/prerender.js", // runs before it, alone
  "page-styles": "main.css",
  "site-styles": "site.css", // the pages beside it
  "glossary-styles": "evidence/glossary_terms.css", // /glossary, after site.css
};
const NAMES = { "page-styles": "page", "site-styles": "site", "glossary-styles": "glossary" };

/** The sources' paths below assets/, in the order of their names. */
function sources() {
  return readdirSync(ASSETS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|mjs|css)$/.test(entry.name))
    .map((entry) => relative(ASSETS, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.startsWith("dist/"))
    .sort();
}

/** SHA-256 over name, length and content of each source. */
function digestOf(paths) {
  const digest = createHash("sha256");
  for (const path of paths) {
    const content = readFileSync(join(ASSETS, path));
    digest.update(`${path} ${content.length}\n`).update(content);
  }
  return digest.digest("hex");
}

rmSync(DIST, { recursive: true, force: true });
for (const [name, entry] of Object.entries(ENTRIES)) {
  await build({
    entryPoints: [{ in: join(ASSETS, entry), out: NAMES[name] ?? name }],
    outdir: DIST,
    bundle: true,
    minify: true,
    format: "iife",
    target: "esnext",
    charset: "utf8",
    legalComments: "none",
    external: ["*.woff2"], // addresses stay as they are written: ../fonts/
    sourcemap: entry.endsWith(".js") ? "linked" : false,
    sourcesContent: false, // the sources are served beside
    logLevel: "warning",
  });
}
const manifest = { sources: digestOf(sources()) };
writeFileSync(join(DIST, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
