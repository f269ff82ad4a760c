import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ruleInWords } from '#domain/kernel/rule-definition'
import {
  CHANGE_SUBJECT_NAMES_ZH,
  CHANGE_SUBJECTS,
  type ChangeSubject,
} from '#domain/operation/change-subject'
import { ruleDefinition } from '#domain/rule-definitions'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { differences } from './change-differences'

type ListedChange = Awaited<ReturnType<typeof client.change.list.query>>['rows'][number]

const momentWords = (at: string): string => at.slice(0, 16).replace('T', ' ')
const stateWords = ({ revertsId, revertible }: ListedChange): string => {
  if (revertible) return '可撤回'
  return revertsId ? '是一次撤回' : '已有后续'
}

const COLUMNS: readonly DataColumn<ListedChange>[] = [
  { key: 'at', title: '时间', text: ({ at }) => momentWords(at), order: ({ at }) => at },
  { key: 'subject', title: '改了什么', text: ({ subject }) => CHANGE_SUBJECT_NAMES_ZH[subject] ?? subject },
  {
    key: 'which',
    title: '哪一个',
    text: nameOfSubject,
    share: 50,
  },
  { key: 'by', title: '谁改的', text: ({ by }) => by ?? '—' },
  { key: 'reason', title: '原因', text: ({ reason }) => reason },
  {
    key: 'state',
    title: '状态',
    text: stateWords,
    cell: (change) => (
      <Tag tone={change.revertible ? 'info' : 'mute'} icon="repeat" label={stateWords(change)} />
    ),
  },
]
const ALL = 'all'

/** What operators did, the newest first; each of it can be taken back while nothing has followed. */
export function ChangesDesk({ office }: { readonly office: Office }) {
  const [subject, setSubject] = useState<ChangeSubject | typeof ALL>(ALL)
  const [id, setId] = useState<string>()
  const filter = subject === ALL ? {} : { subject }
  const list = useWholeList('changes', filter, (cursor) => client.change.list.query({ ...filter, cursor }))
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = rows.find((change) => change.id === id) ?? rows[0]
  return (
    <ConsoleMain
      title="变更记录"
      office={office}
      counts={
        list.kind === 'ready' && (
          <Text className="t-3">
            共 {rows.length} 次{list.answer.isCut && '以上'}
          </Text>
        )
      }
      filters={
        <SelectInput
          isCompact
          label="改了什么"
          value={subject}
          choices={[
            { value: ALL, label: '全部' },
            ...CHANGE_SUBJECTS.map((value) => ({ value, label: CHANGE_SUBJECT_NAMES_ZH[value] })),
          ]}
          onChange={setSubject}
        />
      }
      panel={selected && <ChangePanel key={selected.id} change={selected} />}
    >
      <ListState
        state={list}
        what="变更"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="改过规则、日历、机构或排班以后，这里会留下每一步。"
      >
        {(answer) => (
          <DataTable
            label="变更记录"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(change) => change.id}
            selectedId={selected?.id}
            onSelect={(change) => setId(change.id)}
            foot={<CsvButton name="变更记录" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

function ChangePanel({ change }: { readonly change: ListedChange }) {
  const revert = useWrite(client.change.revert.mutate)
  const code = change.subjectId.split('/')[1] ?? ''
  const valueWords = (value: unknown) => ruleInWords(value, ruleDefinition(code))
  return (
    <>
      <Card label="改了什么">
        <Text className="console-card__title">
          {CHANGE_SUBJECT_NAMES_ZH[change.subject] ?? change.subject} · {nameOfSubject(change)}
        </Text>
        <View className="t-2 mt1">
          {momentWords(change.at)} · {change.by ?? '—'}
        </View>
        <View className="t-2">{change.reason}</View>
        <View className="console-rule" />
        <dl className="console-differences">
          {differences(change.before, change.after, valueWords).map(({ name, before, after }) => (
            <div key={name} className="console-differences__one">
              <dt className="t-strong">{name}</dt>
              <dd className="t-3">改前 {before}</dd>
              <dd>改后 {after}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card label="撤回">
        {change.revertible ? (
          <ChangeForm
            label="撤回这次变更"
            kind="secondary"
            send={(reason) => revert.mutateAsync({ id: change.id, reason })}
            done={() => '撤回了，恢复成改以前的样子。这次撤回也记在了表里。'}
          />
        ) : (
          <View className="t-2">后面又改过，或者这种变更没有回头路。照最新的值再改一次就好。</View>
        )}
      </Card>
    </>
  )
}

/** A name where the change has one; else what it is called inside: `云溪县/BK-13`. */
function nameOfSubject({ before, after, subjectId, subject }: ListedChange): string {
  const words = { ...before, ...after } as Readonly<Record<string, unknown>>
  const name = words.name ?? words.nameZh ?? words.number ?? words.room ?? words.version
  if (subject === 'rule' || subject === 'calendar-day') return subjectId.replace('*/', '全部/')
  return typeof name === 'string' ? name : subjectId.slice(0, 8)
}
