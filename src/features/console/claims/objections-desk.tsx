import { Text, View } from '@tarojs/components'
import { AUDIT_PURPOSE_NAMES_ZH, type AuditPurpose } from '#domain/audit/audit-purpose'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import type { DataColumn } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { RowDesk } from '../row-desk'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'

type Objection = Awaited<ReturnType<typeof client.objection.list.query>>['rows'][number]

const stateOf = ({ answer }: Objection) =>
  answer === null ? ({ label: '待回答', tone: 'wait' } as const) : ({ label: '已回答', tone: 'ok' } as const)

const COLUMNS: readonly DataColumn<Objection>[] = [
  {
    key: 'createdAt',
    title: '提出',
    text: ({ createdAt }) => createdAt.slice(0, 16).replace('T', ' '),
    order: ({ createdAt }) => createdAt,
  },
  { key: 'text', title: '居民问', text: ({ text }) => text },
  { key: 'who', title: '谁看的', text: ({ who, organization }) => `${who ?? '—'} · ${organization}` },
  {
    key: 'purpose',
    title: '为什么看',
    text: ({ purpose }) => AUDIT_PURPOSE_NAMES_ZH[purpose as AuditPurpose],
  },
  {
    key: 'state',
    title: '状态',
    text: (row) => stateOf(row).label,
    cell: (row) => <Tag {...stateOf(row)} />,
  },
]

/** What residents asked about looks at their record, the unanswered first. */
export function ObjectionsDesk({ office }: { readonly office: Office }) {
  const list = useWholeList('objections', {}, (cursor) =>
    client.objection.list.query(cursor === undefined ? {} : { cursor }),
  )
  return (
    <RowDesk
      office={office}
      title="查看异议"
      explained="居民觉得不该看的，在这里问。回答会发到他的消息里。"
      list={list}
      what="查看异议"
      emptyWhy="还没有居民问过。"
      columns={COLUMNS}
      panel={(chosen, keep) =>
        chosen && <ObjectionPanel key={chosen.id} objection={chosen} onAnswer={keep} />
      }
    />
  )
}

interface ObjectionPanelProps {
  readonly objection: Objection
  /** What is answered sinks in the list, and stays the one that is looked at. */
  readonly onAnswer: () => void
}

function ObjectionPanel({ objection, onAnswer }: ObjectionPanelProps) {
  const answering = useWrite(client.objection.answer.mutate)
  const { id, text, who, organization, purpose, lookedAt, answer } = objection
  return (
    <Card>
      <View className="stack stack--3">
        <Text className="t-lead">居民问</Text>
        <Text>{text}</Text>
        <Text className="t-3">
          {who ?? '—'}，{organization}，{lookedAt.slice(0, 16).replace('T', ' ')}，
          {AUDIT_PURPOSE_NAMES_ZH[purpose as AuditPurpose]}
        </Text>
        {answer === null ? (
          <ChangeForm
            label="回答居民"
            asks={{ label: '回答', hint: '居民会读到：为什么看、该不该看、怎么处理', lines: 4, max: 300 }}
            send={(words) => {
              onAnswer()
              return answering.mutateAsync({ id, answer: words })
            }}
            done={() => '回答发出去了。'}
          />
        ) : (
          <>
            <Text className="t-lead">回答，居民已经收到</Text>
            <Text>{answer}</Text>
          </>
        )}
      </View>
    </Card>
  )
}
