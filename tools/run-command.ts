import { spawn } from 'node:child_process'

/** @returns the exit code; a command that a signal ended counts as failed. */
export function runNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  stdout: 'inherit' | typeof process.stderr = 'inherit',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['inherit', stdout, 'inherit'], env })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs a script of package.json with the npm that runs us. */
export function runScript(
  name: string,
  stdout: 'inherit' | typeof process.stderr = 'inherit',
): Promise<number> {
  const npm = process.env.npm_execpath
  if (!npm) throw new Error('start this through npm: npm start, npm test')
  return runNode([npm, 'run', '--silent', name], process.env, stdout)
}
