import type { DomainErrorCode, RefusalFacts } from '#domain/kernel/errors'
import { dayOr } from './fact-words'

type Sentence = string | ((facts: RefusalFacts) => string)

/** Refusals of claims, and of the referrals behind them, in words (design guide §7). */
export const CLAIM_MESSAGES = {
  claim_state: '这份申请刚才有了变化，这一步现在办不了。刷新一下，看看到哪一步了。',
  claim_conflict: ({ reason }) => {
    if (reason === 'relative') return '你是这个孩子的家人，不能办这一份。换一位同事来办。'
    if (reason === 'treating-doctor') return '你给这个孩子看过病，不能办这一份。换一位同事来办。'
    if (reason === 'same-person') return '这一份是你复核的，要由另一个人审批。'
    return '这一份你已经决定过，申诉要由没有经手的人答复。'
  },
  claim_findings: '还有没解决的问题，现在批不了。看看列出来的每一条，退回补正，或者按那一条不付。',
  claim_reason_unspecific: '理由要让家长看得懂：查到了什么、差在哪里。写具体一些再交。',
  claim_no_coverage: '这个孩子没有参加过互助计划，申请不了。先到互助计划里看看怎么参加。',
  claim_invoice_taken: '有一张发票已经在另一份申请里，可能是家里另一位交的。到申请列表里看看那一份。',
  claim_papers_missing: ({ kinds }) =>
    Array.isArray(kinds) && kinds.length > 0
      ? `还缺${kinds.join('、')}。拍照加上，再交。`
      : '还缺材料，没有交上去。看看清单，拍照加上再交。',
  claim_asked_enough: ({ asks }) =>
    `已经请家庭补过 ${typeof asks === 'number' ? asks : 2} 次，不能再补。按现有材料复核。`,
  claim_appeal_over: ({ until }) =>
    `申诉期限是 ${dayOr(until, '结果出来后 30 天')}，已经过了。还有疑问，打电话给计划的管理方。`,
  claim_on_notice: '还在公示，或者有人提了异议没有答复，现在不能付款。公示和异议结束以后再付。',
  claim_account_unnamed: '收款人要是孩子的监护人。核对户名，或换成监护人自己的卡。',
  claim_attachment_unreadable: '这个文件打不开，不是照片也不是 PDF，没有收下。重新拍一张，或换成 PDF 再传。',
  claim_attachment_too_large: ({ maxMegabytes }) =>
    `文件超过 ${typeof maxMegabytes === 'number' ? maxMegabytes : 8} MB，没有收下。拍小一点，或分成几张再传。`,
  claim_attachments_full: '材料太多了，放不下。先删掉用不着的，再传。',
  referral_answered: '这次转诊已经答复过了。刷新一下，看看结果。',
  referral_expired: '这次转诊太久没有答复，已经过期了。孩子还要来的，请对方的医生重新开一份。',
  referral_too_late: ({ lateHours }) =>
    `入院时间已经过了 ${typeof lateHours === 'number' ? lateHours : 48} 小时，急诊补登不能再写。请家庭在申请里说明，由人复核。`,
  referral_uncertified: '绿色转诊要有当天有效的儿科认证，你现在没有。改成普通转诊，或请有认证的同事来开。',
  referral_unexplained: '不接收要写一句为什么，家长会看到。写清楚再交。',
} as const satisfies Partial<Record<DomainErrorCode, Sentence>>
