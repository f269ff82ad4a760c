import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { handOverDocument } from '../../../platform/file/hand-over-document'
import { ConsoleMain } from '../console-page'
import { ListState } from '../list-state'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'

type ListedDonation = Awaited<ReturnType<typeof client.fund.donations.query>>['rows'][number]

/** Every look is a look at names: nobody opens five hundred donors to find one. */
const PAGES_MAX = 4

const PURPOSES_ZH = { fund: '互助金', waiver: '代付参加费' } as const satisfies Record<
  ListedDonation['purpose'],
  string
>

const donorWords = ({ donor }: ListedDonation) => donor?.nameZh ?? '没说是谁'
const stateOf = ({ isReversed, donor }: ListedDonation) => {
  if (isReversed) return { label: '已冲正', tone: 'mute' } as const
  return donor?.isNamed
    ? ({ label: '公开留名', tone: 'ok' } as const)
    : ({ label: '公开不留名', tone: 'mute' } as const)
}

const COLUMNS: readonly DataColumn<ListedDonation>[] = [
  { key: 'receipt', title: '收据号', text: ({ receiptNumber }) => receiptNumber },
  { key: 'day', title: '到账', text: ({ receivedOn }) => receivedOn },
  { key: 'donor', title: '捐款人', text: donorWords, share: 40 },
  {
    key: 'amount',
    title: '金额',
    text: ({ amountFen }) => yuanOf(amountFen),
    order: ({ amountFen }) => amountFen,
    isNumber: true,
  },
  { key: 'purpose', title: '用在哪里', text: ({ purpose }) => PURPOSES_ZH[purpose] },
  { key: 'by', title: '谁记的', text: ({ byName }) => byName ?? '—' },
  {
    key: 'state',
    title: '状态',
    text: (row) => stateOf(row).label,
    cell: (row) => <Tag {...stateOf(row)} />,
  },
]

export const FUND_TITLE = '互助金账本'

export interface FundTabProps {
  readonly office: Office
  readonly filters: ReactNode
  /** Under what was chosen. */
  readonly forms: ReactNode
}

/** What was given, for whoever writes the receipts. */
export function DonationsTab({ office, filters, forms }: FundTabProps) {
  const [id, setId] = useState<string>()
  const list = useWholeList(
    'donations',
    {},
    (cursor) => client.fund.donations.query(cursor === undefined ? {} : { cursor }),
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
          {chosen && <DonationPanel key={chosen.id} donation={chosen} />}
          {forms}
        </View>
      }
    >
      <ListState
        state={list}
        what="捐款"
        isEmpty={({ rows }) => rows.length === 0}
        emptyWhy="还没有记过捐款，右边可以记第一笔。"
      >
        {({ rows }) => (
          <DataTable
            label="捐款"
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

/** One gift, and the paper that its giver gets in the hand (journeys E4 52). */
function DonationPanel({ donation }: { readonly donation: ListedDonation }) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { id, receiptNumber, amountFen, donor, receivedOn, bankReference, isReversed } = donation
  const take = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const { fileName, base64 } = await client.fund.donationReceipt.query({ id })
      await handOverDocument({ name: fileName, mediaType: 'application/pdf', contentBase64: base64 })
    } catch (error) {
      setProblem(failureSentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card label={`收据 ${receiptNumber}`}>
      <View className="stack stack--2">
        <Text className="console-card__title">{`${donorWords(donation)} · ${yuanOf(amountFen)}`}</Text>
        <Text className="t-3">{`${receivedOn} 到账，流水号 ${bankReference}`}</Text>
        {donor?.contact && <Text>{`联系：${donor.contact}`}</Text>}
        {isReversed && <Text>这笔在账本里冲正了，收据上会写明作废。</Text>}
        {problem && (
          <Note tone="bad" announced>
            <Text>{problem}</Text>
          </Note>
        )}
        <Button label="下载收据" icon="doc" size="medium" busy={isBusy} onTap={() => void take()} />
      </View>
    </Card>
  )
}
