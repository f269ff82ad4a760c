import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import type { Application } from './claim-application'
import { takesPart } from './claim-duties'

interface RecoveriesProps {
  readonly application: Application
  readonly onDecided: () => void
}

type Recovery = Application['recoveries'][number]

const REASONS_ZH: Readonly<Record<string, string>> = {
  'insurance-paid-more': '医保后来多付了',
  fraud: '票据不实',
  error: '算多了',
}

/** `12.34` → 1234; null for what is no amount. */
function fenOf(typed: string): number | null {
  return /^\d{1,9}(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed) * 100) : null
}

/** While something of the bill can still turn out otherwise; what is decided at this moment is left alone. */
const OPEN_TO_RECOMPUTE = new Set(['submitted', 'need-more', 'publicity', 'paying', 'paid', 'closed'])

/** What a payer pays later, and the money that has to come back: asked for by one, written into the books by another. */
export function ClaimRecoveries({
  application,
  roles,
  onDecided,
}: RecoveriesProps & { readonly roles: readonly string[] }) {
  const { status, recoveries, paidFen } = application
  const asked = { application, onDecided }
  return (
    <>
      {OPEN_TO_RECOMPUTE.has(status) && takesPart('review', roles) && <Recompute {...asked} />}
      {paidFen > 0 && takesPart('approve', roles) && <Recover {...asked} />}
      {recoveries.length > 0 && (
        <Card label="要退回的">
          <Text className="console-card__title">要退回的</Text>
          {recoveries.map((recovery) => (
            <Returned
              key={recovery.id}
              recovery={recovery}
              receives={takesPart('pay', roles)}
              onDecided={onDecided}
            />
          ))}
        </Card>
      )}
    </>
  )
}

/** 医保后来多付了: less is owed, and of what was paid the difference is asked back (journeys E4 28). */
function Recompute({ application: { id, invoices }, onDecided }: RecoveriesProps) {
  const [invoiceId, setInvoiceId] = useState(invoices[0]?.id ?? '')
  const [amount, setAmount] = useState('')
  const recompute = useWrite(client.claim.recompute.mutate)
  const invoice = invoices.find((each) => each.id === invoiceId)
  const basicInsuranceFen = fenOf(amount)
  return (
    <Card label="医保后来多付了">
      <Text className="console-card__title">医保后来多付了</Text>
      <ChangeForm
        label="重新算"
        kind="secondary"
        noReason
        missing={missingAmount(basicInsuranceFen, invoice)}
        send={async () => {
          const answer = await recompute.mutateAsync({
            id,
            invoiceId,
            basicInsuranceFen: basicInsuranceFen ?? 0,
          })
          onDecided()
          return answer
        }}
        done={({ recoveryId }) => (recoveryId ? '算好了，多付的已经请家庭退回。' : '算好了。')}
      >
        <SelectInput
          label="哪张发票"
          value={invoiceId}
          choices={invoices.map(({ id: value, number, basicInsuranceFen: paidFen }) => ({
            value,
            label: `${number}，原来医保付 ${yuanOf(paidFen)}`,
          }))}
          onChange={setInvoiceId}
        />
        <TextInput label="现在医保一共付" type="number" unit="元" value={amount} onInput={setAmount} />
      </ChangeForm>
    </Card>
  )
}

function missingAmount(
  written: number | null,
  invoice: Application['invoices'][number] | undefined,
): string | undefined {
  if (!invoice) return '先选发票'
  if (written === null) return '写现在医保一共付了多少'
  if (written <= invoice.basicInsuranceFen) return '要比原来多'
  return written + invoice.otherPayerFen > invoice.totalFen ? '比发票总额多了，再看看' : undefined
}

/** 请退回: false papers, or a mistake of the office; the second of the two persons asks. */
function Recover({ application: { id, paidFen, recoveries }, onDecided }: RecoveriesProps) {
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState<'fraud' | 'error'>('error')
  const recover = useWrite(client.claim.recover.mutate)
  const leftFen = paidFen - recoveries.reduce((total, { amountFen }) => total + amountFen, 0)
  const amountFen = fenOf(amount)
  const missing =
    amountFen === null || amountFen < 1
      ? '写要退回多少'
      : amountFen > leftFen
        ? `最多 ${yuanOf(leftFen)}`
        : undefined
  return (
    <Card label="请家庭退回">
      <Text className="console-card__title">{`请家庭退回，最多 ${yuanOf(leftFen)}`}</Text>
      <ChangeForm
        label="请退回"
        kind="danger"
        asks={{
          label: '写给家庭的话',
          hint: '查到了什么、差在哪里，家庭会一字不差地读到',
          lines: 4,
          max: 500,
        }}
        missing={missing}
        send={async (text) => {
          await recover.mutateAsync({ id, amountFen: amountFen ?? 0, reason, text })
          onDecided()
        }}
        done={() => '记下了，家庭会收到消息。'}
      >
        <SelectInput
          label="为什么"
          value={reason}
          choices={[
            { value: 'error', label: '我们算多了' },
            { value: 'fraud', label: '票据不实' },
          ]}
          onChange={setReason}
        />
        <TextInput label="退回多少" type="number" unit="元" value={amount} onInput={setAmount} />
      </ChangeForm>
    </Card>
  )
}

interface ReturnedProps {
  readonly recovery: Recovery
  /** Whoever looks keeps the bank's account. */
  readonly receives: boolean
  readonly onDecided: () => void
}

/** What has come back, and for the custodian what has not: the bank's number writes it into the books. */
function Returned({ recovery, receives, onDecided }: ReturnedProps) {
  const { id, amountFen, reason, receivedAt } = recovery
  const [bankReference, setBankReference] = useState('')
  const receive = useWrite(client.claim.recoveryReceived.mutate)
  return (
    <View className="stack stack--2">
      <View className="line line--between line--wrap">
        <Text>{`${yuanOf(amountFen)}，${REASONS_ZH[reason] ?? reason}`}</Text>
        <Tag
          tone={receivedAt ? 'ok' : 'wait'}
          label={receivedAt ? `${receivedAt.slice(0, 10)} 收到` : '还没收到'}
        />
      </View>
      {receivedAt === null && receives && (
        <ChangeForm
          label="收到了，记账"
          kind="secondary"
          noReason
          missing={/^[0-9A-Za-z-]{6,40}$/.test(bankReference) ? undefined : '写银行的流水号'}
          send={async () => {
            await receive.mutateAsync({ id, bankReference })
            onDecided()
          }}
          done={() => '记好了。'}
        >
          <TextInput label="银行流水号" value={bankReference} maxLength={40} onInput={setBankReference} />
        </ChangeForm>
      )}
    </View>
  )
}
