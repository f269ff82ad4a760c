import * as fs from 'node:fs'
import type { DestinationStream } from 'pino'

/** More than any burst; a reader that stands still must not fill our memory. */
const MAX_WAITING_CHARACTERS = 16 * 1_048_576
const PAUSE_MS = 100
/** How long the last lines wait for a reader that is slow. */
const LAST_TRIES = 10

/**
 * Where log lines go: many in one write, which nobody waits for; what is left when the process ends, at once. What cannot
 * be written is lost, because a log must never hold up or end what it tells of: its reader may have gone (`npm start |
 * head`), and the disk be full. The stream that pino brings tries for ever then, in a process that is about to end.
 */
export function createLogOutput(fd: number): DestinationStream {
  let waiting = ''
  let isUnderWay = false

  function next(): void {
    isUnderWay = waiting !== ''
    if (!isUnderWay) return
    const lines = Buffer.from(waiting)
    waiting = ''
    push(lines)
  }
  function push(lines: Buffer): void {
    fs.write(fd, lines, (error, written) => {
      if (error && isSlow(error)) setTimeout(push, PAUSE_MS, lines)
      else if (error || written === lines.length) next()
      else push(lines.subarray(written))
    })
  }

  process.once('exit', () => writeNow(fd, Buffer.from(waiting)))
  return {
    write(line) {
      if (waiting.length + line.length > MAX_WAITING_CHARACTERS) return
      waiting += line
      if (isUnderWay) return
      isUnderWay = true
      // Not at once: what is said last before the end must not be on its way in another thread.
      setImmediate(next)
    },
  }
}

function writeNow(fd: number, lines: Buffer): void {
  let left = lines
  for (let tries = 0; left.length > 0 && tries < LAST_TRIES; ) {
    try {
      left = left.subarray(fs.writeSync(fd, left))
    } catch (error) {
      if (!isSlow(error as NodeJS.ErrnoException)) return
      tries++
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}

/** The pipe is full: its reader has not gone. */
function isSlow({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EAGAIN' || code === 'EBUSY'
}
