// Builds the theme's files into the folder given: node build.mjs OUTPUT
import { copyFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildLibrary } from '../shared/library.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const output = await buildLibrary(here, { styles: 'site', scripts: ['exit', 'search'] })
await copyFile(resolve(here, 'src/icon.svg'), resolve(output, 'icon.svg'))
