import { Writable } from 'node:stream'
import { createLog, type Log } from '#server/platform/log'

/** A real log at its most talkative level, and all that was written to it. */
export function logLines(): { log: Log; text: () => string } {
  const lines: string[] = []
  const destination = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  return { log: createLog('trace', destination), text: () => lines.join('') }
}
