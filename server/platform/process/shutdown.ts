import type { Log } from '../log'

export interface ShutdownStep {
  readonly name: string
  readonly run: () => Promise<unknown>
}

export interface Shutdown {
  readonly isStopping: () => boolean
  /** Steps run in the opposite order of their making: what was started last stops first. */
  readonly add: (step: ShutdownStep) => void
  /** Runs the steps once, whoever asks. A step that fails does not keep the others from running. */
  readonly stop: () => Promise<void>
}

/** The platform kills a process that is still there after its grace period, commonly ten seconds and more. */
const DEADLINE_MS = 9_500

export function createShutdown(log: Log): Shutdown {
  const steps: ShutdownStep[] = []
  let stopped: Promise<void> | undefined

  async function runSteps(): Promise<void> {
    for (const { name, run } of steps.reverse()) {
      try {
        await run()
      } catch (err) {
        log.error({ err, step: name }, 'a step of stopping failed')
      }
    }
  }
  return {
    isStopping: () => stopped !== undefined,
    add: (step) => steps.push(step),
    stop: () => {
      stopped ??= runSteps()
      return stopped
    },
  }
}

/**
 * SIGTERM or SIGINT: stop in order, within ten seconds. A second signal, or the deadline: leave at once. A bug that
 * nobody caught ends the process in the same order, with exit code 1, for the platform to start a fresh one.
 *
 * @returns stops in the same order when somebody asks in another way
 */
export function stopOnSignals(shutdown: Shutdown, log: Log): () => void {
  const stop = async (exitCode: number): Promise<void> => {
    const deadline = setTimeout(() => process.exit(1), DEADLINE_MS)
    await shutdown.stop()
    clearTimeout(deadline)
    process.exit(exitCode)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (shutdown.isStopping()) process.exit(1)
      log.info({ signal }, 'stopping')
      void stop(0)
    })
  }
  const stopOnce = (): void => {
    if (!shutdown.isStopping()) void stop(0)
  }
  // `npm start` lets go of us, or is gone without a word and nobody is left who could stop us.
  process.once('disconnect', stopOnce)
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (err: unknown) => {
      log.fatal({ err, event }, 'bug')
      if (!shutdown.isStopping()) void stop(1)
    })
  }
  return stopOnce
}
