// Builds the theme's files into the folder given: node build.mjs OUTPUT
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import * as sass from 'sass'

const here = fileURLToPath(new URL('.', import.meta.url))
const output = process.argv[2]
if (!output) {
  throw new Error('Say where to: node build.mjs OUTPUT')
}

// Everything is built anew, so that nothing of an older build stays to be served.
await rm(output, { recursive: true, force: true })
await mkdir(output, { recursive: true })

const styles = sass.compile(resolve(here, 'src/site.scss'), {
  loadPaths: [resolve(here, '../node_modules')],
  style: 'compressed',
  quietDeps: true
})

// The site's promise of no third-party requests is kept here, before anything is served.
if (/url\(\s*['"]?(https?:)?\/\//.test(styles.css)) {
  throw new Error('The styles load something from another host.')
}

await writeFile(resolve(output, 'site.css'), styles.css)
await copyFile(resolve(here, 'src/icon.svg'), resolve(output, 'icon.svg'))

// A script is one file of our own host; every page works without.
await build({
  entryPoints: [resolve(here, 'src/scripts/exit.js'), resolve(here, 'src/scripts/search.js')],
  outdir: output,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2020',
  legalComments: 'none'
})
