/** What is looked at from head to foot. All of it is as it should be until whoever examines says otherwise. */
export const CHECKUP_FINDINGS = [
  'complexion',
  'skin',
  'jaundice',
  'umbilicus',
  'fontanelle',
  'eyes',
  'ears',
  'mouth',
  'teeth',
  'heart-lungs',
  'abdomen',
  'limbs',
  'hip',
  'genitals',
] as const
export type CheckupFinding = (typeof CHECKUP_FINDINGS)[number]

/** As staff tap it, and as a family reads it: nothing is called 异常. */
export const CHECKUP_FINDING_WORDS_ZH = {
  complexion: { normalZh: '面色红润', abnormalZh: '面色要留意' },
  skin: { normalZh: '皮肤好', abnormalZh: '皮肤有疹子' },
  jaundice: { normalZh: '无黄疸', abnormalZh: '还有黄疸' },
  umbilicus: { normalZh: '脐部干', abnormalZh: '脐部要护理' },
  fontanelle: { normalZh: '前囟平', abnormalZh: '前囟要复查' },
  eyes: { normalZh: '眼睛好', abnormalZh: '眼睛要复查' },
  ears: { normalZh: '耳朵好', abnormalZh: '耳朵、听力要复查' },
  mouth: { normalZh: '口腔好', abnormalZh: '口腔要处理' },
  teeth: { normalZh: '没有龋齿', abnormalZh: '有龋齿' },
  'heart-lungs': { normalZh: '心肺好', abnormalZh: '心肺听到杂音' },
  abdomen: { normalZh: '腹软', abnormalZh: '腹部要复查' },
  limbs: { normalZh: '四肢好', abnormalZh: '四肢要复查' },
  hip: { normalZh: '髋关节好', abnormalZh: '髋关节要复查' },
  genitals: { normalZh: '外阴好', abnormalZh: '外阴要复查' },
} as const satisfies Record<CheckupFinding, { normalZh: string; abnormalZh: string }>

/** From which month of life to before which each is looked at (design; hip after WS/T 479-2015 to six months). */
const LOOKED_AT: Readonly<
  Partial<Record<CheckupFinding, readonly [fromMonths: number, beforeMonths: number]>>
> = {
  jaundice: [0, 2],
  umbilicus: [0, 2],
  fontanelle: [0, 18],
  hip: [0, 7],
  teeth: [12, 84],
}

/** What is looked at of a child of this age, in completed months. */
export function checkupFindingsAt(ageMonths: number): readonly CheckupFinding[] {
  return CHECKUP_FINDINGS.filter((finding) => {
    const [from, before] = LOOKED_AT[finding] ?? [0, Number.POSITIVE_INFINITY]
    return from <= ageMonths && ageMonths < before
  })
}
