import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import type { DataColumn } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import { RowDesk } from '../row-desk'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'

type QualityCase = Awaited<ReturnType<typeof client.qualityCase.list.query>>['rows'][number]

/** Every look is written down: nobody opens two thousand people's cases to find the first. */
const PAGES_MAX = 4

const KIND_NAMES_ZH = {
  'service-denied': '说没接受过',
  'signing-burst': '签得太快',
  'phone-unanswered': '电话没人接',
  'review-overdue': '申请超时没答复',
} as const satisfies Record<QualityCase['kind'], string>

const OUTCOMES = {
  'service-denied': { upheld: '属实，服务算没做', dismissed: '不属实，服务算做了' },
  'signing-burst': { upheld: '有问题，请机构整改', dismissed: '正常，集中签约' },
  'phone-unanswered': { upheld: '属实，请团队整改', dismissed: '不属实' },
  'review-overdue': { upheld: '有问题，请团队整改', dismissed: '事出有因，不怪团队' },
} as const satisfies Record<QualityCase['kind'], Record<'upheld' | 'dismissed', string>>

/** Who reads the answer, and what they are told of it. */
const READERS = {
  'service-denied': { hint: '居民会读到', done: '记下了，居民会收到答复。' },
  'signing-burst': { hint: '只有卫健局看得到', done: '记下了。' },
  'phone-unanswered': { hint: '团队会读到', done: '记下了，反映的居民会收到结果。' },
  'review-overdue': { hint: '团队会读到', done: '记下了，团队看得到。' },
} as const satisfies Record<QualityCase['kind'], { hint: string; done: string }>

const stateOf = ({ kind, outcome, isOverdue }: QualityCase) => {
  if (outcome) {
    const label = OUTCOMES[kind][outcome].split('，')[0] ?? ''
    return { label, tone: outcome === 'upheld' ? 'bad' : 'ok' } as const
  }
  return isOverdue
    ? ({ label: '超时未核实', tone: 'bad' } as const)
    : ({ label: '待核实', tone: 'wait' } as const)
}
const countOf = (fact: unknown) => (typeof fact === 'number' ? fact : '—')
const moment = (at: string) => at.slice(0, 16).replace('T', ' ')

const COLUMNS: readonly DataColumn<QualityCase>[] = [
  {
    key: 'openedAt',
    title: '时间',
    text: ({ openedAt }) => moment(openedAt),
    order: ({ openedAt }) => openedAt,
  },
  { key: 'kind', title: '什么事', text: ({ kind }) => KIND_NAMES_ZH[kind] },
  { key: 'team', title: '团队', text: ({ teamName }) => teamName },
  { key: 'who', title: '居民', text: ({ nameMasked }) => nameMasked ?? '—' },
  { key: 'item', title: '哪项服务', text: ({ itemZh }) => itemZh ?? '—', share: 40 },
  { key: 'dueAt', title: '答复期限', text: ({ dueAt }) => moment(dueAt), order: ({ dueAt }) => dueAt },
  {
    key: 'state',
    title: '状态',
    text: (row) => stateOf(row).label,
    cell: (row) => <Tag {...stateOf(row)} />,
  },
]

/** What speaks against a record or a signature, what waits first (journeys E2 22, 31, 35 and 37). */
export function CasesDesk({ office }: { readonly office: Office }) {
  const list = useWholeList(
    'cases',
    {},
    (cursor) => client.qualityCase.list.query(cursor === undefined ? {} : { cursor }),
    PAGES_MAX,
  )
  return (
    <RowDesk
      office={office}
      title="服务核实"
      explained="居民说没接受过的服务、签得太快或超时没答复的签约、没人接的电话，在这里核实。居民反映的，结果会发给居民。"
      list={list}
      what="要核实的事"
      label="服务核实"
      emptyWhy="没有居民反映，也没有签得太快、答复超时的团队。"
      columns={COLUMNS}
      panel={(chosen, keep) => chosen && <CasePanel key={chosen.id} found={chosen} onDecide={keep} />}
    />
  )
}

interface CasePanelProps {
  readonly found: QualityCase
  /** What is decided sinks in the list, and stays the one that is looked at. */
  readonly onDecide: () => void
}

function CasePanel({ found, onDecide }: CasePanelProps) {
  const [outcome, setOutcome] = useState<'' | 'upheld' | 'dismissed'>('')
  const deciding = useWrite(client.qualityCase.decide.mutate)
  const { id, kind, text, explanation, teamName, organizationName, nameMasked, itemZh, doneOn } = found
  const outcomes = OUTCOMES[kind]
  return (
    <Card label={KIND_NAMES_ZH[kind]}>
      <View className="stack stack--3">
        <Text className="console-card__title">{KIND_NAMES_ZH[kind]}</Text>
        {text && <Text>{text}</Text>}
        {kind === 'signing-burst' && (
          <Text>
            一位工作人员在 {countOf(found.facts.minutes)} 分钟里签了 {countOf(found.facts.signatures)} 份。
          </Text>
        )}
        {kind === 'phone-unanswered' && <Text>一户居民说，在接听时间里打过，没有人接。</Text>}
        {kind === 'review-overdue' && (
          <Text>{countOf(found.facts.applications)} 份签约申请过了时限还没有答复。</Text>
        )}
        {kind !== 'signing-burst' && (
          <Text>{explanation ? `团队说：${explanation}` : '团队还没有说明。'}</Text>
        )}
        <Text className="t-3">
          {[nameMasked, itemZh && `${itemZh}，记为 ${doneOn ?? '—'} 做的`, teamName, organizationName]
            .filter(Boolean)
            .join('；')}
        </Text>
        {found.outcome === null ? (
          <ChangeForm
            label="记下结论"
            missing={outcome === '' ? '先选结论' : undefined}
            asks={{
              label: '答复',
              hint: `查了什么、问过谁，为什么这样定。${READERS[kind].hint}`,
              lines: 4,
              max: 500,
            }}
            send={async (answer) => {
              if (outcome === '') return
              onDecide()
              await deciding.mutateAsync({ id, outcome, answer })
            }}
            done={() => READERS[kind].done}
          >
            <SelectInput
              label="结论"
              value={outcome}
              choices={[
                { value: '', label: '还没选' },
                { value: 'upheld', label: outcomes.upheld },
                { value: 'dismissed', label: outcomes.dismissed },
              ]}
              onChange={setOutcome}
            />
          </ChangeForm>
        ) : (
          <>
            <Text className="t-lead">{outcomes[found.outcome]}</Text>
            <Text>{found.answer}</Text>
          </>
        )}
      </View>
    </Card>
  )
}
