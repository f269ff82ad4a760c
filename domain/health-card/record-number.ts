/** County, street or town, committee or village: 6 + 3 + 3 digits. */
const AREA = /^([1-9]\d{5})(\d{3})(\d{3})$/
const SEQUENCE_DIGITS = 5
export const LAST_SEQUENCE = 10 ** SEQUENCE_DIGITS - 1

/** What a committee's number says of it (rules D-CARD-07): 001–099 居委会, 101–199 村委会, 901–999 others. */
const COMMITTEES: readonly (readonly [number, number])[] = [
  [1, 99],
  [101, 199],
  [901, 999],
]

/** Whether twelve digits can name the area that a place serves. */
export function isAreaCode(code: string): boolean {
  const committee = Number(AREA.exec(code)?.[3] ?? Number.NaN)
  return COMMITTEES.some(([first, last]) => committee >= first && committee <= last)
}

/** 17 digits: the area and a running number in it. @throws RangeError for an area or a number that cannot be */
export function recordNumber(areaCode: string, sequence: number): string {
  if (!isAreaCode(areaCode) || !Number.isInteger(sequence) || sequence < 1 || sequence > LAST_SEQUENCE) {
    throw new RangeError(`no record number ${sequence} in ${areaCode}`)
  }
  return `${areaCode}${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`
}
