import * as fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

// Text is compressed once here, as small as it gets, instead of for every visitor. The server sends what fits
// the browser.
const FOLDER = 'dist/h5'
const TEXT = /\.(html|js|css|svg|json)$/
/** Below this the headers weigh more than what is saved. */
const MIN_BYTES = 1_024

const files = fs.readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => TEXT.test(file))
await Promise.all(files.map((file) => compress(path.join(FOLDER, file))))

async function compress(file: string): Promise<void> {
  const content = fs.readFileSync(file)
  if (content.length < MIN_BYTES) return
  fs.writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  fs.writeFileSync(`${file}.br`, await promisify(brotliCompress)(content))
}
