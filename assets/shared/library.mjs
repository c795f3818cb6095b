// Builds the styles and scripts of one library into the folder that its build.mjs is given.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import * as sass from 'sass'

/**
 * @param {string} workspace the folder of the workspace, which has src/STYLES.scss and src/scripts/SCRIPT.js
 * @param {{ styles: string, scripts: string[] }} names of its files, without endings
 * @returns {Promise<string>} the folder that everything was built into
 */
export async function buildLibrary(workspace, { styles, scripts }) {
  const output = process.argv[2]
  if (!output) {
    throw new Error('Say where to: node build.mjs OUTPUT')
  }

  // Everything is built anew, so that nothing of an older build stays to be served.
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })

  const { css } = sass.compile(resolve(workspace, `src/${styles}.scss`), {
    loadPaths: [fileURLToPath(new URL('../node_modules', import.meta.url))],
    style: 'compressed',
    quietDeps: true
  })

  // The promise of no third-party requests is kept here, for visitors and editors, before anything is served.
  if (/url\(\s*['"]?(https?:)?\/\//.test(css)) {
    throw new Error('The styles load something from another host.')
  }

  await writeFile(resolve(output, `${styles}.css`), css)

  // A script is one file of our own host; every page works without.
  await build({
    entryPoints: scripts.map(name => resolve(workspace, `src/scripts/${name}.js`)),
    outdir: output,
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2020',
    legalComments: 'none'
  })
  return output
}
