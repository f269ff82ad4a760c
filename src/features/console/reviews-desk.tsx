import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { STAFF_ROLE_NAMES_ZH } from '#domain/account/account-role'
import { client } from '../../api/client'
import { useWrite } from '../../api/use-write'
import { Card } from '../../components/card'
import { type DataColumn, DataTable } from '../../components/data-table'
import { Tag } from '../../components/tag'
import { ChangeForm } from './change-form'
import { SelectInput } from './console-fields'
import { ConsoleMain } from './console-page'
import { ListState } from './list-state'
import type { Office } from './use-office'
import { useWholeList } from './use-whole-list'

type Emergency = Awaited<ReturnType<typeof client.emergencyReview.list.query>>['rows'][number]

const stateOf = ({ outcome, isOverdue }: Emergency) => {
  if (outcome === 'justified') return { label: '有理由', tone: 'ok' } as const
  if (outcome === 'unjustified') return { label: '没有理由', tone: 'bad' } as const
  return isOverdue
    ? ({ label: '超时未复核', tone: 'bad' } as const)
    : ({ label: '待复核', tone: 'wait' } as const)
}

const COLUMNS: readonly DataColumn<Emergency>[] = [
  {
    key: 'openedAt',
    title: '时间',
    text: ({ openedAt }) => openedAt.slice(0, 16).replace('T', ' '),
    order: ({ openedAt }) => openedAt,
  },
  { key: 'who', title: '谁', text: ({ who, role }) => `${who ?? '—'} · ${STAFF_ROLE_NAMES_ZH[role]}` },
  { key: 'organization', title: '机构', text: ({ organization }) => organization },
  { key: 'reason', title: '理由', text: ({ reason }) => reason },
  {
    key: 'state',
    title: '复核',
    text: (row) => stateOf(row).label,
    cell: (row) => <Tag {...stateOf(row)} />,
  },
]

/** Every record that was opened in an emergency, what waits for a judgement first. */
export function ReviewsDesk({ office }: { readonly office: Office }) {
  const [id, setId] = useState<string>()
  const list = useWholeList('emergencies', {}, (cursor) =>
    client.emergencyReview.list.query(cursor === undefined ? {} : { cursor }),
  )
  const chosen =
    list.kind === 'ready' ? (list.answer.rows.find((row) => row.id === id) ?? list.answer.rows[0]) : undefined
  return (
    <ConsoleMain
      title="紧急查看"
      office={office}
      filters={<Text className="t-3">医生没有就诊也打开了档案。一天内看一遍理由，家人会知道结果。</Text>}
      panel={
        chosen && chosen.outcome === null ? <ReviewPanel key={chosen.id} emergency={chosen} /> : undefined
      }
    >
      <ListState
        state={list}
        what="紧急查看"
        isEmpty={({ rows }) => rows.length === 0}
        emptyWhy="还没有人在紧急情况下打开过档案。"
      >
        {({ rows }) => (
          <DataTable
            label="紧急查看"
            columns={COLUMNS}
            rows={rows}
            rowId={(row) => row.id}
            selectedId={chosen?.id}
            onSelect={(row) => setId(row.id)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

const OUTCOMES = [
  { value: 'justified', label: '有理由，可以看' },
  { value: 'unjustified', label: '没有理由，不该看' },
] as const

function ReviewPanel({ emergency }: { readonly emergency: Emergency }) {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]['value']>('justified')
  const deciding = useWrite(client.emergencyReview.decide.mutate)
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">{emergency.who ?? '—'}写的理由</Text>
        <Text>{emergency.reason}</Text>
        <SelectInput
          label="结论"
          value={outcome}
          choices={OUTCOMES}
          onChange={(value) => setOutcome(value === 'unjustified' ? 'unjustified' : 'justified')}
        />
        <ChangeForm
          label="记下结论"
          send={(note) => deciding.mutateAsync({ id: emergency.id, outcome, note })}
          done={() => '记下了。没有理由的，家人已经收到通知。'}
        />
      </View>
    </Card>
  )
}
