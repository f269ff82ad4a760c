import { type Config, readConfig } from './platform/config/config'
import { createLog, type Log } from './platform/log'
import { createLogOutput } from './platform/log-output'
import { createShutdown, type Shutdown, stopOnSignals } from './platform/process/shutdown'
import { ordersOfWorker, startWorkers, whenToldToStop } from './platform/process/workers'
import { type Prepared, prepare } from './prepare'
import { type Ready, serve } from './serve'
import { startFailure } from './start-failure'

// Where the program begins: the only file that reads the environment, and decides which part of the work this process
// does. Alone it does all of it. With WORKERS it prepares, and each of its workers serves.

const STANDARD_OUTPUT = 1

try {
  await start(readConfig(process.env))
} catch (error) {
  console.error((error as Error).message)
  if (process.env.LOG_LEVEL === 'debug') console.error(error)
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = createLog(config.logLevel, createLogOutput(STANDARD_OUTPUT))
  const shutdown = createShutdown(log)
  const stop = stopOnSignals(shutdown, log)
  const orders = ordersOfWorker(process.env) as Prepared | null
  if (orders) whenToldToStop(stop)
  try {
    const ready = orders
      ? await serve(config, orders, log, shutdown)
      : await startFirst(config, log, shutdown)
    log.info(ready, 'ready')
    // Tells `npm start` or the first of several processes, if one of them is our parent.
    if (process.connected) process.send?.(ready)
  } catch (error) {
    await shutdown.stop()
    throw new Error(startFailure(error, config), { cause: error })
  }
}

async function startFirst(config: Config, log: Log, shutdown: Shutdown): Promise<Ready> {
  const prepared = await prepare(config, process.env, log, shutdown)
  if (config.workers === 1) return serve(config, prepared, log, shutdown)
  const workers = await startWorkers<Ready>({ count: config.workers, orders: prepared, log })
  shutdown.add({ name: 'workers', run: workers.stop })
  return workers.ready
}
