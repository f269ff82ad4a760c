import { Text } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { Chips } from '../../../components/field/chips'
import { ConsoleMain } from '../console-page'
import { ListState } from '../list-state'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { ClaimPanel } from './claim-panel'

type Tab = Parameters<typeof client.claim.inbox.query>[0]['tab']
type InboxRow = Awaited<ReturnType<typeof client.claim.inbox.query>>['rows'][number]

/** Every look is written down: nobody opens a thousand families' claims to find the first. */
const PAGES_MAX = 4

const TABS: readonly { readonly value: Tab; readonly label: string }[] = [
  { value: 'to-review', label: '待复核' },
  { value: 'to-approve', label: '待审批' },
  { value: 'appeals', label: '申诉' },
  { value: 'objections', label: '异议' },
  { value: 'to-pay', label: '待付款' },
  { value: 'waiting', label: '等家庭' },
  { value: 'to-come-back', label: '等退回' },
  { value: 'paid', label: '付过的' },
]

const moment = (at: string | null) => (at ? at.slice(0, 16).replace('T', ' ') : '—')

const COLUMNS: readonly DataColumn<InboxRow>[] = [
  { key: 'number', title: '申请号', text: ({ number }) => number },
  { key: 'who', title: '孩子', text: ({ nameMasked, age }) => `${nameMasked} · ${age}` },
  { key: 'hospital', title: '医院', text: ({ hospitalName }) => hospitalName, share: 40 },
  {
    key: 'billed',
    title: '总费用',
    text: ({ billedFen }) => yuanOf(billedFen),
    order: ({ billedFen }) => billedFen,
    isNumber: true,
  },
  {
    key: 'computed',
    title: '算出来',
    text: ({ computedFen }) => yuanOf(computedFen),
    order: ({ computedFen }) => computedFen,
    isNumber: true,
  },
  {
    key: 'due',
    title: '期限',
    text: ({ clock }) => moment(clock.dueAt),
    order: ({ clock }) => clock.dueAt ?? '',
  },
  {
    key: 'state',
    title: '状态',
    text: ({ stageWords }) => stageWords,
    cell: ({ clock, stageWords, isSampled }) => (
      <Tag
        tone={clock.isOverdue ? 'bad' : isSampled ? 'wait' : 'info'}
        label={clock.isOverdue ? '超时' : isSampled ? `${stageWords} · 抽查` : stageWords}
      />
    ),
  },
]

/** Claims that wait for somebody of the plan's office, what is due first in front. */
export function ClaimsDesk({ office }: { readonly office: Office }) {
  const [tab, setTab] = useState<Tab>('to-review')
  const [id, setId] = useState<string>()
  const list = useWholeList(
    'claims',
    { tab },
    (cursor) => client.claim.inbox.query(cursor === undefined ? { tab } : { tab, cursor }),
    PAGES_MAX,
  )
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const chosenId = rows.find((row) => row.id === id)?.id ?? id ?? rows[0]?.id
  return (
    <ConsoleMain
      title="互助金申请"
      office={office}
      isPanelWide
      filters={
        <>
          <Chips
            label="哪一步"
            chips={TABS}
            selected={tab}
            onToggle={(next) => {
              setTab(next)
              setId(undefined)
            }}
          />
          <Text className="t-3">两个人分别核，都不能是主治医生或亲属。每次打开都有记录。</Text>
        </>
      }
      panel={
        chosenId && (
          <ClaimPanel key={chosenId} id={chosenId} roles={office.roles} onDecided={() => setId(chosenId)} />
        )
      }
    >
      <ListState
        state={list}
        what="互助金申请"
        isEmpty={(shown) => shown.rows.length === 0}
        emptyWhy="这一步没有在等的申请。"
      >
        {(shown) => (
          <DataTable
            label="互助金申请"
            columns={COLUMNS}
            rows={shown.rows}
            rowId={(row) => row.id}
            selectedId={chosenId}
            onSelect={(row) => setId(row.id)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
