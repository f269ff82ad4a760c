/** `2027年3月1日` */
export function dateInFull(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
