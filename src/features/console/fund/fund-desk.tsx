import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import type { TransferKind } from '#domain/ledger/transfer'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { SumLines } from '../../../components/content/sum-lines'
import { Tag } from '../../../components/content/tag'
import { Chips } from '../../../components/field/chips'
import { ChangeForm } from '../change-form'
import { ConsoleMain } from '../console-page'
import { ListState } from '../list-state'
import type { Office } from '../use-office'
import { useConsoleAnswer, useWholeList } from '../use-whole-list'
import { ClosesTab } from './closes-tab'
import { DonationsTab, FUND_TITLE, type FundTabProps } from './donations-tab'
import { DonationForm, FundMoneyForm } from './fund-forms'

type Transfer = Awaited<ReturnType<typeof client.fund.transfers.query>>['rows'][number]

/** Five hundred lines are what somebody looks through; the whole ledger is a file. */
const PAGES_MAX = 10

const KIND_NAMES_ZH = {
  contribution: '家庭参加',
  refund: '退给家庭',
  donation: '捐款',
  interest: '利息',
  'aid-approved': '核定互助金',
  'aid-paid': '付互助金',
  'aid-cancelled': '撤销核定',
  recovery: '收回多付的',
  fee: '管理费',
  waiver: '捐款代付',
  reversal: '冲正',
} as const satisfies Record<TransferKind, string>

/** What moved: every transfer says it twice, once on each side. */
const amountOf = ({ legs }: Transfer) => Math.max(...legs.map(({ amountFen }) => amountFen))

const COLUMNS: readonly DataColumn<Transfer>[] = [
  { key: 'no', title: '号', text: ({ no }) => String(no), order: ({ no }) => no, isNumber: true },
  { key: 'day', title: '日期', text: ({ day }) => day },
  { key: 'kind', title: '什么', text: ({ kind }) => KIND_NAMES_ZH[kind] },
  {
    key: 'amount',
    title: '金额',
    text: (row) => yuanOf(amountOf(row)),
    order: amountOf,
    isNumber: true,
  },
  { key: 'note', title: '备注', text: ({ note }) => note ?? '—', share: 50 },
  { key: 'by', title: '谁记的', text: ({ byName }) => byName ?? '系统' },
  {
    key: 'state',
    title: '状态',
    text: ({ reversedByNo }) => (reversedByNo === null ? '有效' : '已冲正'),
    cell: ({ reversedByNo, reversesNo }) => (
      <Tag
        tone={reversedByNo === null && reversesNo === null ? 'ok' : 'mute'}
        label={
          reversedByNo !== null
            ? `被 ${reversedByNo} 号冲正`
            : reversesNo !== null
              ? `冲正 ${reversesNo} 号`
              : '有效'
        }
      />
    ),
  },
]

const TABS = [
  { value: 'books', label: '账本' },
  { value: 'closes', label: '结账' },
  { value: 'donations', label: '捐款' },
] as const

/** The fund's books for whoever keeps them: what stands now, what came in, and a wrong line taken back by another. */
export function FundDesk({ office }: { readonly office: Office }) {
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('books')
  const isCustodian = office.roles.includes('fund-custodian')
  // Names of who gave are for whoever writes the receipts.
  const tabs = isCustodian ? TABS : TABS.filter(({ value }) => value !== 'donations')
  const filters = (
    <>
      <Chips label="看什么" chips={tabs} selected={tab} onToggle={setTab} />
      <Text className="t-3">只能记，不能改。记错了就冲正，两笔都留着。每天 00:10 结账，公开可查。</Text>
    </>
  )
  const forms = (
    <>
      <BooksNow />
      {isCustodian && (
        <>
          <DonationForm />
          <FundMoneyForm kind="interest" />
          <FundMoneyForm kind="fee" />
        </>
      )}
    </>
  )
  if (tab === 'closes') return <ClosesTab office={office} filters={filters} forms={forms} />
  if (tab === 'donations') return <DonationsTab office={office} filters={filters} forms={forms} />
  return <TransfersTab office={office} filters={filters} forms={forms} mayReverse={isCustodian} />
}

interface TransfersTabProps extends FundTabProps {
  readonly mayReverse: boolean
}

function TransfersTab({ office, filters, forms, mayReverse }: TransfersTabProps) {
  const [id, setId] = useState<string>()
  const list = useWholeList(
    'transfers',
    {},
    (cursor) => client.fund.transfers.query(cursor === undefined ? {} : { cursor }),
    PAGES_MAX,
  )
  const chosen = list.kind === 'ready' ? list.answer.rows.find((row) => row.id === id) : undefined
  return (
    <ConsoleMain
      title={FUND_TITLE}
      office={office}
      filters={filters}
      panel={
        <View className="stack stack--3">
          {chosen && <TransferPanel key={chosen.id} transfer={chosen} mayReverse={mayReverse} />}
          {forms}
        </View>
      }
    >
      <ListState state={list} what="账本" isEmpty={({ rows }) => rows.length === 0} emptyWhy="还没有记过账。">
        {({ rows }) => (
          <DataTable
            label="账本"
            columns={COLUMNS}
            rows={rows}
            rowId={(row) => row.id}
            selectedId={id}
            onSelect={(row) => setId(row.id)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

function BooksNow() {
  const state = useConsoleAnswer('books-now', {}, () => client.fund.booksNow.query({}))
  return (
    <ListState state={state} what="余额" isEmpty={() => false} emptyWhy="">
      {({ balances, balanceFen, fee, reserve, monthsCovered, closedThrough, brokenOn }) => (
        <Card label="现在的账">
          <View className="line line--between line--wrap">
            <Text className="console-card__title">{yuanOf(balanceFen)}</Text>
            <Tag
              tone={brokenOn ? 'bad' : 'ok'}
              label={brokenOn ? `${brokenOn} 的账对不上` : `结到 ${closedThrough ?? '—'}`}
            />
            {monthsCovered !== null && (
              <Tag
                tone={reserve === 'ok' ? 'ok' : reserve === 'low' ? 'wait' : 'bad'}
                label={`够付 ${monthsCovered.toFixed(1)} 个月`}
              />
            )}
          </View>
          <SumLines
            lines={[
              { key: 'bank', label: '银行里', figure: yuanOf(balances.bank) },
              { key: 'payable', sign: '−', label: '核定还没付的', figure: yuanOf(balances.payable) },
              { key: 'balance', sign: '=', label: '余额', figure: yuanOf(balanceFen), weight: 'result' },
            ]}
          />
          {balanceFen < 0 && (
            <Text>{`还差 ${yuanOf(Math.abs(balanceFen))}：退给家庭的钱已经退了，剩下的不够付核定好的。补上以前不能再核定。`}</Text>
          )}
          <Text className="t-3">{`管理费还能记 ${yuanOf(fee.roomFen)}，上限 ${fee.capBasisPoints / 100}%`}</Text>
        </Card>
      )}
    </ListState>
  )
}

interface TransferPanelProps {
  readonly transfer: Transfer
  readonly mayReverse: boolean
}

function TransferPanel({ transfer, mayReverse }: TransferPanelProps) {
  const reversing = useWrite(client.fund.reverse.mutate)
  const { id, no, kind, legs, reversedByNo, reversesNo } = transfer
  const isOver = reversedByNo !== null || reversesNo !== null
  return (
    <Card label={`${no} 号`}>
      <Text className="console-card__title">{`${no} 号 · ${KIND_NAMES_ZH[kind]}`}</Text>
      {legs.map(({ account, amountFen }) => (
        <Text key={account} className="t-digits">
          {`${amountFen > 0 ? '借' : '贷'} ${account} ${yuanOf(Math.abs(amountFen))}`}
        </Text>
      ))}
      {!isOver && mayReverse && (
        <ChangeForm
          label="冲正这一笔"
          kind="danger"
          send={(reason) => reversing.mutateAsync({ transferId: id, reason })}
          done={() => '冲正了，两笔都留在账上。'}
        />
      )}
    </Card>
  )
}
