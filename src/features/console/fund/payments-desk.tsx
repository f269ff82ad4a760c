import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import type { DataColumn } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { TextInput } from '../console-fields'
import { ListState } from '../list-state'
import { RowDesk } from '../row-desk'
import type { Office } from '../use-office'
import { useConsoleAnswer, useWholeList } from '../use-whole-list'

type Difference = Awaited<ReturnType<typeof client.payment.differences.query>>['rows'][number]

const KIND_NAMES_ZH = {
  'missing-here': '微信有，我们没有',
  'missing-there': '我们有，微信没有',
  amount: '金额不一样',
  status: '状态不一样',
} as const

const amount = (fen: number | null) => (fen === null ? '—' : yuanOf(fen))

const COLUMNS: readonly DataColumn<Difference>[] = [
  { key: 'on', title: '哪天', text: ({ on }) => on },
  { key: 'kind', title: '差在哪里', text: ({ kind }) => KIND_NAMES_ZH[kind as keyof typeof KIND_NAMES_ZH] },
  { key: 'side', title: '收还是退', text: ({ side }) => (side === 'payment' ? '收款' : '退款') },
  { key: 'number', title: '单号', text: ({ number }) => number, share: 40 },
  { key: 'here', title: '我们', text: ({ hereFen }) => amount(hereFen), isNumber: true },
  { key: 'there', title: '微信', text: ({ thereFen }) => amount(thereFen), isNumber: true },
  {
    key: 'state',
    title: '状态',
    text: ({ resolvedAt }) => (resolvedAt ? '查清了' : '没查清'),
    cell: ({ resolvedAt }) => (
      <Tag tone={resolvedAt ? 'ok' : 'bad'} label={resolvedAt ? '查清了' : '没查清'} />
    ),
  },
]

/** Where WeChat's bill and our books disagree, and refunds that no card would take. */
export function PaymentsDesk({ office }: { readonly office: Office }) {
  const list = useWholeList('differences', {}, () => client.payment.differences.query({}))
  return (
    <RowDesk
      office={office}
      title="微信支付对账"
      explained="每天和微信的账单对一遍。对不上的写清是怎么回事，不改账。"
      list={list}
      what="对账的差异"
      emptyWhy="每一天都对得上。"
      columns={COLUMNS}
      panel={(chosen) => (
        <View className="stack stack--3">
          {chosen && <DifferencePanel key={chosen.id} difference={chosen} />}
          <AbnormalRefunds />
          <Checks />
        </View>
      )}
    />
  )
}

function DifferencePanel({ difference }: { readonly difference: Difference }) {
  const resolving = useWrite(client.payment.resolveDifference.mutate)
  const { id, number, resolvedAt, resolution } = difference
  return (
    <Card label="差异">
      <Text className="console-card__title">{`单号 ${number}`}</Text>
      {resolvedAt ? (
        <Text>{resolution}</Text>
      ) : (
        <ChangeForm
          label="查清了"
          asks={{ label: '怎么回事', hint: '查了什么、为什么不一样、怎么处理', lines: 3 }}
          send={(words) => resolving.mutateAsync({ id, resolution: words })}
          done={() => '记下了。'}
        />
      )}
    </Card>
  )
}

/** Money that no card would take back (journeys E4 12): moved by hand, with the bank's number. What WeChat is at is asked about. */
function AbnormalRefunds() {
  const state = useConsoleAnswer('abnormal-refunds', {}, () => client.payment.abnormalRefunds.query({}))
  return (
    <ListState state={state} what="退不回去的" isEmpty={() => false} emptyWhy="">
      {({ rows }) => (
        <Card label="退不回去的">
          <View className="stack stack--2">
            <Text className="console-card__title">{`退不回去的 ${rows.length} 笔`}</Text>
            {rows.length === 0 && <Text className="t-3">没有。</Text>}
            {rows.map(({ id, status, outRefundNo, amountFen }) =>
              status === 'processing' ? (
                <Text key={id}>
                  {`${yuanOf(amountFen)}：微信办了一周还没到账。拿退款单号 ${outRefundNo} 问微信支付，到账后会自己记上。`}
                </Text>
              ) : (
                <Settlement key={id} id={id} amountFen={amountFen} />
              ),
            )}
          </View>
        </Card>
      )}
    </ListState>
  )
}

function Settlement({ id, amountFen }: { readonly id: string; readonly amountFen: number }) {
  const [bankReference, setBankReference] = useState('')
  const settling = useWrite(client.payment.settleRefund.mutate)
  return (
    <ChangeForm
      label={`已转账 ${yuanOf(amountFen)}`}
      kind="secondary"
      noReason
      missing={/^[\w-]{4,40}$/.test(bankReference) ? undefined : '写银行的流水号'}
      send={() => settling.mutateAsync({ id, bankReference })}
      done={() => '记好了，家庭会收到消息。'}
    >
      <TextInput label="银行流水号" value={bankReference} maxLength={40} onInput={setBankReference} />
    </ChangeForm>
  )
}

function Checks() {
  const state = useConsoleAnswer('bill-checks', {}, () => client.payment.billChecks.query({}))
  return (
    <ListState state={state} what="对账的日子" isEmpty={() => false} emptyWhy="">
      {({ rows }) => (
        <Card label="对过的日子">
          <View className="stack stack--2">
            <Text className="console-card__title">对过的日子</Text>
            {rows.slice(0, 14).map(({ on, payments, paymentsFen, refunds, refundsFen }) => (
              <Text key={on} className="t-digits">
                {`${on} 收 ${payments} 笔 ${yuanOf(paymentsFen)}，退 ${refunds} 笔 ${yuanOf(refundsFen)}`}
              </Text>
            ))}
            {rows.length === 0 && <Text className="t-3">还没有对过账。</Text>}
          </View>
        </Card>
      )}
    </ListState>
  )
}
