import { Text } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { REJECT_CODES, REJECT_NAMES_ZH, type RejectCode } from '#domain/mutual-aid/claim/reject-code'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import type { Application } from './claim-application'
import { takesPart } from './claim-duties'

interface DecisionProps {
  readonly application: Application
  /** What is decided leaves the list, and stays the one that is looked at. */
  readonly onDecided: () => void
}

/**
 * What the step of the claim asks of these duties, and the objections that hold its money whatever the step; who may not
 * take it as a person is told so by the server, with the reason.
 */
export function ClaimDecision({
  application,
  roles,
  onDecided,
}: DecisionProps & { readonly roles: readonly string[] }) {
  const { status } = application
  const answers = takesPart('answer', roles)
  const asked = { application, onDecided }
  return (
    <>
      {status === 'submitted' && takesPart('review', roles) && <Review {...asked} />}
      {status === 'under-review' && takesPart('approve', roles) && <Approval {...asked} />}
      {status === 'paying' && takesPart('pay', roles) && <Payout {...asked} />}
      {status === 'appealed' && answers && <AppealAnswer {...asked} />}
      {answers &&
        application.objections.map(({ id, text, dueAt }) => (
          <ObjectionAnswer key={id} id={id} text={text} dueAt={dueAt} onDecided={onDecided} />
        ))}
    </>
  )
}

const WORDS = {
  label: '写给家庭的话',
  hint: '查到了什么、差什么、为什么，家庭会一字不差地读到',
  lines: 4,
  max: 500,
}

function Review({ application, onDecided }: DecisionProps) {
  const [outcome, setOutcome] = useState<'ready' | 'ask-more' | 'reject'>('ready')
  const [code, setCode] = useState<RejectCode>('MISSING_DOC')
  const review = useWrite(client.claim.review.mutate)
  return (
    <Card label="复核">
      <Text className="console-card__title">复核</Text>
      <ChangeForm
        label={{ ready: '可以付，交审批', 'ask-more': '请家庭补材料', reject: '不付，交审批' }[outcome]}
        asks={WORDS}
        send={async (text) => {
          await review.mutateAsync({
            id: application.id,
            outcome,
            text,
            ...(outcome === 'reject' ? { code } : {}),
          })
          onDecided()
        }}
        done={() => '记下了。'}
      >
        <SelectInput
          label="结论"
          value={outcome}
          choices={[
            { value: 'ready', label: '可以付' },
            { value: 'ask-more', label: '要补材料（期限停下）' },
            { value: 'reject', label: '不付' },
          ]}
          onChange={setOutcome}
        />
        {outcome === 'reject' && <Codes code={code} onChange={setCode} />}
      </ChangeForm>
    </Card>
  )
}

function Approval({ application, onDecided }: DecisionProps) {
  const [outcome, setOutcome] = useState<'approve' | 'return' | 'reject'>(
    application.rejectCode === null ? 'approve' : 'reject',
  )
  const [code, setCode] = useState<RejectCode>(application.rejectCode ?? 'MISSING_DOC')
  const approve = useWrite(client.claim.approve.mutate)
  return (
    <Card label="审批">
      <Text className="console-card__title">审批</Text>
      {application.isReviewedByMe && <Text className="t-3">这份是你复核的，要由另一个人审批。</Text>}
      <ChangeForm
        label={{ approve: '批准', return: '退回复核', reject: '不付' }[outcome]}
        asks={WORDS}
        missing={application.isReviewedByMe ? '要由另一个人审批' : undefined}
        send={async (text) => {
          await approve.mutateAsync({
            id: application.id,
            outcome,
            text,
            ...(outcome === 'reject' ? { code } : {}),
          })
          onDecided()
        }}
        done={() => '记下了，家庭会收到消息。'}
      >
        <SelectInput
          label="结论"
          value={outcome}
          choices={[
            { value: 'approve', label: `批准 ${yuanOf(application.computedFen)}` },
            { value: 'return', label: '退回复核' },
            { value: 'reject', label: '不付' },
          ]}
          onChange={setOutcome}
        />
        {outcome === 'reject' && <Codes code={code} onChange={setCode} />}
      </ChangeForm>
    </Card>
  )
}

function Codes({
  code,
  onChange,
}: {
  readonly code: RejectCode
  readonly onChange: (code: RejectCode) => void
}) {
  return (
    <SelectInput
      label="为什么不付"
      value={code}
      choices={REJECT_CODES.map((value) => ({ value, label: REJECT_NAMES_ZH[value] }))}
      onChange={onChange}
    />
  )
}

/** The custodian's bank has moved the money: its number closes the claim's account in the books. */
function Payout({ application, onDecided }: DecisionProps) {
  const [bankReference, setBankReference] = useState('')
  const pay = useWrite(client.claim.pay.mutate)
  const { account, sendFen, owedFen, payBy } = application
  return (
    <Card label="付款">
      <Text className="console-card__title">{`付 ${yuanOf(sendFen)}，最晚 ${payBy ?? '—'}`}</Text>
      {owedFen > 0 && (
        <Text className="t-3">{`已经扣掉还没付的参加费 ${yuanOf(owedFen)}，记作家庭付过。`}</Text>
      )}
      <Text>{`${account.holderName}，${account.bankName}，${account.number}`}</Text>
      <ChangeForm
        label="银行付好了，记账"
        noReason
        missing={/^[0-9A-Za-z-]{6,40}$/.test(bankReference) ? undefined : '写银行的流水号'}
        send={async () => {
          await pay.mutateAsync({ id: application.id, bankReference })
          onDecided()
        }}
        done={() => '记好了，家庭会收到消息。'}
      >
        <TextInput label="银行流水号" value={bankReference} maxLength={40} onInput={setBankReference} />
      </ChangeForm>
    </Card>
  )
}

const ANSWERS = [
  { value: 'uphold', label: '有理，重新核' },
  { value: 'dismiss', label: '没有改变结果' },
] as const

function AppealAnswer({ application, onDecided }: DecisionProps) {
  const [outcome, setOutcome] = useState<'uphold' | 'dismiss'>('uphold')
  const answer = useWrite(client.claim.answerAppeal.mutate)
  const open = application.appeals.find(({ status }) => status === 'open')
  if (!open) return null
  return (
    <Card label="申诉">
      <Text className="console-card__title">家庭不同意</Text>
      <Text>{open.text}</Text>
      <ChangeForm
        label="答复申诉"
        asks={WORDS}
        send={async (text) => {
          await answer.mutateAsync({ id: application.id, outcome, text })
          onDecided()
        }}
        done={() => '答复发出去了。'}
      >
        <SelectInput label="结论" value={outcome} choices={ANSWERS} onChange={setOutcome} />
      </ChangeForm>
    </Card>
  )
}

interface ObjectionProps {
  readonly id: string
  readonly text: string
  readonly dueAt: string
  readonly onDecided: () => void
}

function ObjectionAnswer({ id, text, dueAt, onDecided }: ObjectionProps) {
  const [outcome, setOutcome] = useState<'uphold' | 'dismiss'>('dismiss')
  const answer = useWrite(client.claim.answerObjection.mutate)
  return (
    <Card label="异议">
      <Text className="console-card__title">{`有人提异议，${dueAt.slice(0, 10)} 前答复`}</Text>
      <Text>{text}</Text>
      <ChangeForm
        label="答复异议"
        asks={{ ...WORDS, label: '答复' }}
        send={async (words) => {
          await answer.mutateAsync({ id, outcome, text: words })
          onDecided()
        }}
        done={() => '答复发出去了。'}
      >
        <SelectInput label="结论" value={outcome} choices={ANSWERS} onChange={setOutcome} />
      </ChangeForm>
    </Card>
  )
}
