// Builds the files of the editors' screens into the folder given: node build.mjs OUTPUT
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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

const styles = sass.compile(resolve(here, 'src/admin.scss'), {
  loadPaths: [resolve(here, '../node_modules')],
  style: 'compressed',
  quietDeps: true
})

// The promise of no third-party requests holds for editors too.
if (/url\(\s*['"]?(https?:)?\/\//.test(styles.css)) {
  throw new Error('The styles load something from another host.')
}

await writeFile(resolve(output, 'admin.css'), styles.css)

// Every screen works without: a script only saves steps. The form of content and its rich text are files of their own, for the pages that have them.
await build({
  entryPoints: ['admin', 'editor', 'rich-text', 'passkeys', 'upload'].map(name => resolve(here, `src/scripts/${name}.js`)),
  outdir: output,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2020',
  legalComments: 'none'
})

// Passwords that are guessed first: beside the output, not in it, as they are embedded and not served.
const list = resolve(here, '../node_modules/@zxcvbn-ts/language-common/dist/passwords.json.mjs')
const { default: passwords } = await import(pathToFileURL(list))
const words = [...new Set(passwords.map(word => word.toLowerCase()).filter(word => word.length >= 4))]
if (words.length < 10000) {
  throw new Error('The list of common passwords is too short to be right.')
}

const embedded = resolve(output, '../../obj')
await mkdir(embedded, { recursive: true })
await writeFile(resolve(embedded, 'common-passwords.txt'), words.join('\n') + '\n')
