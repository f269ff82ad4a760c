import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import { benefitInWords } from '#domain/mutual-aid/benefit/benefit-in-words'
import { CLAIM_CARE_NAMES_ZH, HOSPITAL_LEVEL_NAMES_ZH } from '#domain/mutual-aid/claim/claim-care'
import { REJECT_NAMES_ZH } from '#domain/mutual-aid/claim/reject-code'
import { client } from '../../../api/client'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { SumLines } from '../../../components/content/sum-lines'
import { Tag } from '../../../components/content/tag'
import { ListState } from '../list-state'
import { useConsoleAnswer } from '../use-whole-list'
import type { Application } from './claim-application'
import { ClaimCorrection } from './claim-correction'
import { ClaimDecision } from './claim-decision'
import { takesPart } from './claim-duties'
import { ClaimInvoices } from './claim-invoices'
import { ClaimPapers } from './claim-papers'
import { ClaimRecoveries } from './claim-recoveries'

interface ClaimPanelProps {
  readonly id: string
  /** Duties of whoever sits at the desk. */
  readonly roles: readonly string[]
  /** What is decided leaves the list, and stays the one that is looked at. */
  readonly onDecided: () => void
}

/** One claim, whole: what was handed in, what it comes to line by line, and what this person may decide. */
export function ClaimPanel({ id, roles, onDecided }: ClaimPanelProps) {
  const state = useConsoleAnswer('claim', { id }, () => client.claim.application.query({ id }))
  return (
    <ListState state={state} what="这份申请" isEmpty={() => false} emptyWhy="">
      {(application) => (
        <View className="stack stack--3">
          <Head application={application} />
          <Findings application={application} />
          <Card label="怎么算的">
            <Text className="console-card__title">{`${application.pathwayZh ?? '没有路径'}，一行一行`}</Text>
            <SumLines lines={benefitInWords(application.steps)} />
            {application.whyPathway.map(({ at, text, ok }) => (
              <View key={text} className="line line--top">
                <Tag tone={ok ? 'ok' : 'bad'} label={ok ? '是' : '否'} />
                <Text>{at ? `${at.slice(0, 16).replace('T', ' ')} ${text}` : text}</Text>
              </View>
            ))}
          </Card>
          {takesPart('review', roles) && (
            <ClaimCorrection key={application.history.length} application={application} />
          )}
          <ClaimInvoices application={application} mayWrite={takesPart('answer', roles)} />
          <ClaimPapers papers={application.attachments} known={application.knownDocuments} />
          <ClaimDecision application={application} roles={roles} onDecided={onDecided} />
          <ClaimRecoveries application={application} roles={roles} onDecided={onDecided} />
          <Story application={application} />
        </View>
      )}
    </ListState>
  )
}

function Head({ application }: { readonly application: Application }) {
  const { patient, diagnosis, hospitalName, hospitalLevel, care, cause, admittedOn, dischargedOn, account } =
    application
  return (
    <Card label="申请">
      <View className="line line--between line--wrap">
        <Text className="console-card__title">{`${patient.name} · ${patient.age} · ${diagnosis.nameZh}`}</Text>
        <Tag tone="info" label={application.stageWords} />
      </View>
      <Text className="t-3">
        {`${application.number} · ${hospitalName}（${HOSPITAL_LEVEL_NAMES_ZH[hospitalLevel]}）· ${CLAIM_CARE_NAMES_ZH[care]} · ${cause === 'illness' ? '生病' : '意外'}${application.isEmergency ? ' · 急诊' : ''} · ${admittedOn} 至 ${dischargedOn ?? '—'}`}
      </Text>
      <Text className="t-3">{`诊断编码 ${diagnosis.code ?? '还没有'} · ${application.diseaseGroup ?? '其他'}`}</Text>
      <Text className="t-3">
        {`收款：${account.holderName}，${account.bankName}，${account.number}${application.isHolderKnown ? '，是监护人' : '，姓名和监护人对不上，请核实'}`}
      </Text>
    </Card>
  )
}

/** What the machine noticed: each with its code, so that a refusal can name it. */
function Findings({
  application: { findings, rejectCode, isSampled },
}: {
  readonly application: Application
}) {
  return (
    <>
      {isSampled && (
        <Note tone="wait">
          <Text>抽中复查：请对着原件看，金额大或和往年差得多的都要查。</Text>
        </Note>
      )}
      {rejectCode && (
        <Note tone="bad">
          <Text>{`复核的人认为不付：${REJECT_NAMES_ZH[rejectCode]}`}</Text>
        </Note>
      )}
      {findings.map(({ code, text }) => (
        <Note key={code} tone="bad">
          <Text>{`${REJECT_NAMES_ZH[code]}：${text}`}</Text>
        </Note>
      ))}
    </>
  )
}

/** What was done with a claim, as the office says it. */
const STEPS_ZH = {
  submit: '家庭交了申请',
  'ask-more': '请家庭补材料',
  answer: '家庭补了材料',
  review: '复核',
  approve: '审批',
  return: '退回复核',
  reject: '定了不付',
  publish: '开始公示',
  object: '有人提异议',
  'answer-objection': '答复异议',
  pay: '付款',
  appeal: '家庭申诉',
  'answer-appeal': '答复申诉',
  correct: '按单据更正',
  'set-lines': '改了不付的项目',
  recompute: '重新算',
  recover: '请家庭退回',
  recovered: '退回的钱收到',
  close: '办完',
  withdraw: '家庭撤回',
} as const satisfies Record<Application['history'][number]['kind'], string>

function Story({ application: { history, paidFen } }: { readonly application: Application }) {
  return (
    <Card label="经过">
      <Text className="console-card__title">经过</Text>
      {history.map(({ kind, at, text, benefitFen, rejectZh }) => (
        <View key={`${kind} ${at}`} className="line line--top">
          <Text className="t-3 t-digits">{at.slice(0, 16).replace('T', ' ')}</Text>
          <Text>
            {[STEPS_ZH[kind], benefitFen === null ? null : yuanOf(benefitFen), rejectZh, text]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
        </View>
      ))}
      {paidFen > 0 && <Text>{`已付 ${yuanOf(paidFen)}`}</Text>}
    </Card>
  )
}
