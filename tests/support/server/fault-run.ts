/** `npm run test:fault -- --long` reaches the numbers of the requirements; `npm test` injects the same faults briefly. */
export const IS_LONG = process.env.FAULTS === 'long'

/** How much of something a run does. */
export function amount(short: number, long: number): number {
  return IS_LONG ? long : short
}

/** One line of JSON, as the benchmarks print them; only where figures were asked for. */
export function report(scenario: string, figures: Readonly<Record<string, number>>): void {
  if (IS_LONG) process.stdout.write(`${JSON.stringify({ scenario, ...figures })}\n`)
}
