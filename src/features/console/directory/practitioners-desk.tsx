import { Text } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedPractitioner } from '../listed-rows'
import type { Office } from '../use-office'
import { usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { PractitionerPanel } from './practitioner-panel'

const COLUMNS: readonly DataColumn<ListedPractitioner>[] = [
  { key: 'name', title: '姓名', text: ({ name }) => name },
  { key: 'title', title: '职称', text: ({ title }) => title },
  {
    key: 'places',
    title: '执业地点',
    text: ({ roles }) => roles.map(({ organizationName }) => organizationName).join('、') || '—',
    share: 50,
  },
  {
    key: 'certificate',
    title: '儿科认证',
    text: certificateWords,
    cell: (row) => (
      <Tag tone={row.certification?.valid ? 'ok' : 'mute'} icon="cert" label={certificateWords(row)} />
    ),
  },
  { key: 'validTo', title: '认证到期', text: ({ certification }) => certification?.validTo ?? '—' },
]

function certificateWords({ certification }: ListedPractitioner): string {
  if (!certification) return '没有'
  return certification.valid ? '认证有效' : '认证已过期'
}

interface PractitionersDeskProps {
  readonly office: Office
  readonly tabs: ReactNode
}

export function PractitionersDesk({ office, tabs }: PractitionersDeskProps) {
  const [query, setQuery] = useState('')
  const [id, setId] = useState<string | null>()
  const places = usePlaces()
  const list = useWholeList('practitioners', { query }, (cursor) =>
    client.directory.practitioners.query({ query, cursor }),
  )
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = id === null ? undefined : (rows.find((person) => person.id === id) ?? rows[0])
  return (
    <ConsoleMain
      title="机构与医护"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {list.answer.first.total} 人</Text>}
      filters={
        <>
          {tabs}
          <TextInput
            isCompact
            type="search"
            label="找医护"
            placeholder="姓名、拼音、职称、地点"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <span className="push">
            <Button label="加一位医护" icon="plus" size="medium" width="words" onTap={() => setId(null)} />
          </span>
        </>
      }
      panel={
        <PractitionerPanel key={selected?.id ?? 'new'} person={selected} places={places} onAdded={setId} />
      }
    >
      <ListState
        state={list}
        what="医护"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="换个词找，姓名和拼音首字母都可以。"
      >
        {(answer) => (
          <DataTable
            label="医护"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(person) => person.id}
            selectedId={selected?.id}
            onSelect={(person) => setId(person.id)}
            foot={<CsvButton name="医护" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
