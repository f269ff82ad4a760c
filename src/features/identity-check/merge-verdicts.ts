import type { Verdict } from './decision-form'
import { guardiansInWords } from './guardianship-words'
import { type MergeQuestion, movesInWords, nameOf } from './merge-words'

type MergeVerdict = Verdict<'same-person' | 'different-people'>

/** The two answers to a question, with what staff must have seen and asked before each, and what becomes of it. */
export function mergeVerdicts(question: MergeQuestion): readonly MergeVerdict[] {
  const { holder } = question
  return holder ? [together(question, holder), apart()] : [corrected(question), uncorrected()]
}

function together(question: MergeQuestion, holder: NonNullable<MergeQuestion['holder']>): MergeVerdict {
  const { brought, after } = question
  const isTooMany = after.guardians > after.guardiansMax
  const kept = after.survivor === 'brought' ? '交证件的这份' : '已有证件的那份'
  return {
    value: 'same-person',
    label: '是同一个人，合并',
    checks: [
      '看过户口簿和交来的证件，都是原件，写的是同一个人',
      `交证件这边的监护人同意：${guardiansInWords(brought.guardianNames)}`,
      `已有证件那边的监护人同意：${guardiansInWords(holder.guardianNames)}`,
    ],
    consequences: [
      `留下${kept}，叫${nameOf(after)}。另一份不再用，它的东西搬过来：${movesInWords(question)}。`,
      `两边一共 ${after.guardians} 位监护人，都能看这份档案、替这个人做决定。`,
      '重复的签约撤掉一份，重复的互助费原路退回，授权按更严的算。',
      '两家都会收到消息。',
    ],
    action: '确定合并',
    isGrave: true,
    refused: isTooMany
      ? `合起来有 ${after.guardians} 位监护人，最多 ${after.guardiansMax} 位。请一位先移出，再来合并。`
      : undefined,
  }
}

function apart(): MergeVerdict {
  return {
    value: 'different-people',
    label: '不是同一个人',
    checks: ['看过原件，是两个人'],
    consequences: [
      '两份档案都不动，证件还在原来那份上。',
      '两家都会收到消息：证件没有换成，请带原件来核对。',
    ],
    action: '确定分开',
    isGrave: false,
  }
}

function corrected({ after }: MergeQuestion): MergeVerdict {
  return {
    value: 'same-person',
    label: '是这个人的证件，按证件改',
    checks: ['看过交来的证件原件，是这个人的', '监护人同意按证件改生日和性别'],
    consequences: [
      `生日改成 ${after.birthDate}，证件换成交来的这张。`,
      '体检、接种和生长曲线都按新的生日算。',
      '家里人会收到消息。',
    ],
    action: '确定按证件改',
    isGrave: true,
  }
}

function uncorrected(): MergeVerdict {
  return {
    value: 'different-people',
    label: '不是这个人的证件',
    checks: ['看过原件，不是这个人的'],
    consequences: ['生日和证件都不动。', '家里人会收到消息：证件没有换成，请带原件来核对。'],
    action: '确定不改',
    isGrave: false,
  }
}
