export function regionWords(region: string): string {
  return region === '*' ? '全部' : region
}

/** `2026-01-01 起`, or with the first day on which it no longer holds: `2026-01-01 – 2027-01-01 前`. */
export function periodWords(from: string, to: string | null): string {
  return to ? `${from} – ${to} 前` : `${from} 起`
}
