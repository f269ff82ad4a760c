import { createLog } from '#server/platform/log'
import { createLogOutput } from '#server/platform/log-output'

/** A process that is told how many lines to log, and ends with the last. */
const log = createLog('info', createLogOutput(1))
process.on('message', (lines: number) => {
  for (let line = 1; line <= lines; line++) log.info({ line }, 'going')
  process.exit(0)
})
process.send?.('ready')
