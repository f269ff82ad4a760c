import { Text } from '@tarojs/components'
import { useState } from 'react'
import { type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { CheckInput, SelectInput, TextInput } from '../console-fields'

/** What the bank's statement says of every movement. */
interface Statement {
  readonly amount: string
  readonly receivedOn: LocalDate
  readonly bankReference: string
}

/** Amounts are typed in 元. */
function fenOf(amount: string): number {
  return Math.round(Number(amount) * 100)
}

function missingOf({ amount, bankReference }: Statement): string | undefined {
  if (!(fenOf(amount) > 0)) return '先写金额'
  return /^[A-Za-z0-9-]{4,40}$/.test(bankReference) ? undefined : '写银行的流水号'
}

function useStatement() {
  const today = localDateOf(serverNow())
  const [statement, setStatement] = useState<Statement>({ amount: '', receivedOn: today, bankReference: '' })
  const change = (step: Partial<Statement>) => setStatement((before) => ({ ...before, ...step }))
  const clear = () => setStatement({ amount: '', receivedOn: today, bankReference: '' })
  return { statement, change, clear, today }
}

interface StatementFieldsProps {
  readonly statement: Statement
  readonly today: LocalDate
  readonly onChange: (step: Partial<Statement>) => void
}

function StatementFields({ statement, today, onChange }: StatementFieldsProps) {
  return (
    <>
      <TextInput
        label="金额"
        type="number"
        min="0.01"
        unit="元"
        value={statement.amount}
        onInput={(amount) => onChange({ amount })}
      />
      <TextInput
        label="到账日期"
        type="date"
        max={today}
        value={statement.receivedOn}
        onInput={(on) => on && onChange({ receivedOn: localDate(on) })}
      />
      <TextInput
        label="银行流水号"
        value={statement.bankReference}
        maxLength={40}
        onInput={(bankReference) => onChange({ bankReference })}
      />
    </>
  )
}

/** A gift as the bank's statement has it; its giver may stay unnamed, and gets a receipt with a number. */
export function DonationForm() {
  const { statement, change, clear, today } = useStatement()
  const [purpose, setPurpose] = useState<'fund' | 'waiver'>('fund')
  const [nameZh, setName] = useState('')
  const [contact, setContact] = useState('')
  const [isNamed, setNamed] = useState(false)
  const recording = useWrite(client.fund.recordDonation.mutate)
  return (
    <Card label="记一笔捐款">
      <Text className="console-card__title">记一笔捐款</Text>
      <ChangeForm
        label="记下捐款"
        noReason
        missing={missingOf(statement)}
        send={async () => {
          const donor =
            nameZh.trim() === '' ? null : { nameZh: nameZh.trim(), contact: contact.trim() || null, isNamed }
          const { amount, ...bank } = statement
          const recorded = await recording.mutateAsync({ ...bank, amountFen: fenOf(amount), purpose, donor })
          clear()
          setName('')
          setContact('')
          setNamed(false)
          return recorded
        }}
        done={({ receiptNumber }) => `记好了，收据号 ${receiptNumber}，在“捐款”里可以打开收据。`}
      >
        <StatementFields statement={statement} today={today} onChange={change} />
        <SelectInput
          label="用在哪里"
          value={purpose}
          choices={[
            { value: 'fund', label: '进互助金，给所有孩子' },
            { value: 'waiver', label: '替困难家庭付参加的钱' },
          ]}
          onChange={setPurpose}
        />
        <TextInput label="捐款人（收据上写，不说就空着）" value={nameZh} maxLength={60} onInput={setName} />
        <TextInput label="怎么联系" value={contact} maxLength={80} onInput={setContact} />
        <CheckInput label="捐款人愿意在公开账本里留名" checked={isNamed} onChange={setNamed} />
      </ChangeForm>
    </Card>
  )
}

const MONEY = {
  interest: { title: '记一笔利息', label: '记下利息' },
  fee: { title: '记一笔管理费', label: '记下管理费' },
} as const

/** Interest that came, or a fee that went: a fee over its cap is refused (rules MA-21). */
export function FundMoneyForm({ kind }: { readonly kind: keyof typeof MONEY }) {
  const { statement, change, clear, today } = useStatement()
  const [note, setNote] = useState('')
  const recordingInterest = useWrite(client.fund.recordInterest.mutate)
  const recordingFee = useWrite(client.fund.recordFee.mutate)
  const recording = kind === 'interest' ? recordingInterest : recordingFee
  const { title, label } = MONEY[kind]
  return (
    <Card label={title}>
      <Text className="console-card__title">{title}</Text>
      <ChangeForm
        label={label}
        noReason
        missing={missingOf(statement)}
        send={async () => {
          const { amount, ...bank } = statement
          const words = note.trim()
          const recorded = await recording.mutateAsync({
            ...bank,
            amountFen: fenOf(amount),
            ...(words.length > 1 ? { note: words } : {}),
          })
          clear()
          return recorded
        }}
        done={({ no }) => `记好了，${no} 号。`}
      >
        <StatementFields statement={statement} today={today} onChange={change} />
        <TextInput label="备注" value={note} maxLength={100} lines={2} onInput={setNote} />
      </ChangeForm>
    </Card>
  )
}
