/** `1234 5678 9012 34`: as it is read out, four by four. */
export function numberInGroups(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** `1 2 3 4，5 6 7 8，…`: so that a voice says digits and no millions. */
export function numberSpoken(number: string): string {
  return numberInGroups(number)
    .split(' ')
    .map((group) => [...group].join(' '))
    .join('，')
}
