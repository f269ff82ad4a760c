import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { fundBalance } from '#domain/ledger/balances'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { SumLines } from '../../../components/content/sum-lines'
import { ConsoleMain } from '../console-page'
import { ListState } from '../list-state'
import { useWholeList } from '../use-whole-list'
import { FUND_TITLE, type FundTabProps } from './donations-tab'

type ListedClose = Awaited<ReturnType<typeof client.fund.closes.query>>['rows'][number]

/** A year and a bit: what is older is in the ledger's file. */
const PAGES_MAX = 8
/** What of a checksum two people compare by eye. */
const HASH_HEAD = 12

const at = (moment: string) => momentInWords(new Date(moment), localDateOf(serverNow()))

const COLUMNS: readonly DataColumn<ListedClose>[] = [
  { key: 'day', title: '哪天的账', text: ({ day }) => day },
  {
    key: 'closed',
    title: '什么时候结的',
    text: ({ closedAt }) => at(closedAt),
    order: ({ closedAt }) => closedAt,
  },
  {
    key: 'transfers',
    title: '几笔',
    text: ({ transfers }) => String(transfers),
    order: ({ transfers }) => transfers,
    isNumber: true,
  },
  {
    key: 'balance',
    title: '结完的余额',
    text: ({ balances }) => yuanOf(fundBalance(balances)),
    order: ({ balances }) => fundBalance(balances),
    isNumber: true,
  },
  { key: 'in', title: '参加', text: ({ participants }) => String(participants), isNumber: true },
  { key: 'aided', title: '帮到', text: ({ aided }) => String(aided), isNumber: true },
  { key: 'hash', title: '校验码', text: ({ hash }) => hash.slice(0, HASH_HEAD), share: 24 },
]

/** The days that are closed: each hangs on the one before by its checksum, as everybody may read it. */
export function ClosesTab({ office, filters, forms }: FundTabProps) {
  const [day, setDay] = useState<string>()
  const list = useWholeList(
    'closes',
    {},
    (cursor) => client.fund.closes.query(cursor === undefined ? {} : { cursor }),
    PAGES_MAX,
  )
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const chosen = rows.find((row) => row.day === day) ?? rows[0]
  return (
    <ConsoleMain
      title={FUND_TITLE}
      office={office}
      filters={filters}
      panel={
        <View className="stack stack--3">
          {chosen && <ClosePanel close={chosen} />}
          {forms}
        </View>
      }
    >
      <ListState
        state={list}
        what="结账"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="还没有结过账。每天 00:10 自己结前一天的。"
      >
        {(answer) => (
          <DataTable
            label="结账"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(row) => row.day}
            selectedId={chosen?.day}
            onSelect={(row) => setDay(row.day)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

function ClosePanel({
  close: { day, closedAt, transfers, postings, balances, hash },
}: {
  readonly close: ListedClose
}) {
  return (
    <Card label={`${day} 的结账`}>
      <View className="stack stack--2">
        <Text className="console-card__title">{`${day} 的账`}</Text>
        <Text className="t-3">{`${at(closedAt)} 结的，${transfers} 笔、${postings} 条分录`}</Text>
        <SumLines
          lines={[
            { key: 'bank', label: '银行里', figure: yuanOf(balances.bank) },
            { key: 'payable', sign: '−', label: '核定还没付的', figure: yuanOf(balances.payable) },
            {
              key: 'balance',
              sign: '=',
              label: '余额',
              figure: yuanOf(fundBalance(balances)),
              weight: 'result',
            },
          ]}
        />
        <Text className="t-3">校验码，和公开账本下载的文件里同一天的一样：</Text>
        <Text className="t-digits console-ids">{hash}</Text>
      </View>
    </Card>
  )
}
