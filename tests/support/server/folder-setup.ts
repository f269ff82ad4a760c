import * as fs from 'node:fs'
import { RUN_FOLDER, removeLeftovers, temporaryFolder } from './temporary-folder'

/** All that the tests of this run put into the temporary folder lies in one place, and goes at its end. */
export default function setup(): () => void {
  removeLeftovers()
  if (process.env[RUN_FOLDER] !== undefined) return () => {}
  const folder = temporaryFolder()
  process.env[RUN_FOLDER] = folder
  return () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
