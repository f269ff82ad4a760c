/** What is wrong with a number of places as it is typed; undefined: nothing. */
export function capacityFault(typed: string, most: number): string | undefined {
  if (!/^\d{1,5}$/.test(typed)) return '写一个整数，比如 1800'
  return Number(typed) > most ? `医生人数只够签 ${most} 人，写小一点` : undefined
}
