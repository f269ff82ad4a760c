import * as fs from 'node:fs'

/** What a process has started and what still runs of it; Linux says whose children are whose. */
export function childrenOf(pid: number | undefined): number[] {
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return children.trim().split(' ').filter(Boolean).map(Number)
}

/** Of some processes, those that run the built server. */
export function builtServersIn(pids: readonly number[]): number[] {
  return pids.filter((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('server/main.mjs'))
}
