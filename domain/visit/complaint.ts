/** What most children are brought for: a tap for the family, and the same word for the doctor. */
export const COMPLAINTS = ['发热', '咳嗽', '流鼻涕', '呕吐', '拉肚子', '出疹子'] as const
export type Complaint = (typeof COMPLAINTS)[number]

/** Other words of families for the same complaint. */
const ALSO: Readonly<Record<Complaint, readonly string[]>> = {
  发热: ['发烧', '高烧', '低烧', '烧到'],
  咳嗽: ['咳'],
  流鼻涕: ['流涕', '鼻塞', '流鼻水'],
  呕吐: ['吐奶', '吐了', '呕'],
  拉肚子: ['腹泻', '拉稀', '泻'],
  出疹子: ['皮疹', '疹', '红点'],
}

/** The complaints that a family's own line names, so that the doctor need not tap them again. */
export function complaintsIn(reason: string): Complaint[] {
  return COMPLAINTS.filter((complaint) =>
    [complaint, ...ALSO[complaint]].some((word) => reason.includes(word)),
  )
}
