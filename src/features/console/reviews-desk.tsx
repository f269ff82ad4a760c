import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { STAFF_ROLE_NAMES_ZH } from '#domain/account/account-role'
import { client } from '../../api/client'
import { useWrite } from '../../api/use-write'
import { Card } from '../../components/content/card'
import type { DataColumn } from '../../components/content/data-table'
import { Tag } from '../../components/content/tag'
import { ChangeForm } from './change-form'
import { SelectInput } from './console-fields'
import { RowDesk } from './row-desk'
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
  const list = useWholeList('emergencies', {}, (cursor) =>
    client.emergencyReview.list.query(cursor === undefined ? {} : { cursor }),
  )
  return (
    <RowDesk
      office={office}
      title="紧急查看"
      explained="医生没有就诊也打开了档案，家人已经收到通知。一天内看一遍理由；判没有理由的，再通知家人。"
      list={list}
      what="紧急查看"
      emptyWhy="还没有人在紧急情况下打开过档案。"
      columns={COLUMNS}
      panel={(chosen, keep) => chosen && <ReviewPanel key={chosen.id} emergency={chosen} onDecide={keep} />}
    />
  )
}

const OUTCOMES = [
  { value: 'justified', label: '有理由，可以看' },
  { value: 'unjustified', label: '没有理由，不该看' },
] as const

/** Nobody is judged by what happened to stand there first. */
const CHOICES = [{ value: '', label: '还没选' }, ...OUTCOMES] as const

interface ReviewPanelProps {
  readonly emergency: Emergency
  /** What is decided sinks in the list, and stays the one that is looked at. */
  readonly onDecide: () => void
}

function ReviewPanel({ emergency, onDecide }: ReviewPanelProps) {
  const [outcome, setOutcome] = useState<(typeof CHOICES)[number]['value']>('')
  const deciding = useWrite(client.emergencyReview.decide.mutate)
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">{emergency.who ?? '—'}写的理由</Text>
        <Text>{emergency.reason}</Text>
        <Text className="t-3">
          {emergency.organization}，{emergency.openedAt.slice(0, 16).replace('T', ' ')}
        </Text>
        {emergency.outcome === null ? (
          <ChangeForm
            label="记下结论"
            missing={outcome === '' ? '先选结论' : undefined}
            asks={{ label: '依据', hint: '问过谁、看了什么，为什么这样判', lines: 3, max: 300 }}
            send={async (note) => {
              if (outcome === '') return
              onDecide()
              await deciding.mutateAsync({ id: emergency.id, outcome, note })
            }}
            done={() => '记下了。'}
          >
            <SelectInput label="结论" value={outcome} choices={CHOICES} onChange={setOutcome} />
          </ChangeForm>
        ) : (
          <>
            <Text className="t-lead">{OUTCOMES.find(({ value }) => value === emergency.outcome)?.label}</Text>
            <Text>{emergency.note}</Text>
            {emergency.outcome === 'unjustified' && <Text className="t-3">家人已经收到通知。</Text>}
          </>
        )}
      </View>
    </Card>
  )
}
