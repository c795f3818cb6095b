// Builds the files of the editors' screens into the folder given: node build.mjs OUTPUT
import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildLibrary } from '../shared/library.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))

// The form of content and its rich text are files of their own, for the pages that have them.
const output = await buildLibrary(here, { styles: 'admin', scripts: ['admin', 'editor', 'rich-text', 'passkeys', 'upload'] })

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
