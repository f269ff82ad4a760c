const MOST = 99

/** `3`, `99+` */
export function unreadInDigits(count: number): string {
  return count > MOST ? `${MOST}+` : String(count)
}

/** `3 条没读` */
export function unreadInWords(count: number): string | undefined {
  return count > 0 ? `${unreadInDigits(count)} 条没读` : undefined
}
