import { Text } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ConsoleMain } from '../console-page'
import { ListState } from '../list-state'
import type { ListedText } from '../listed-rows'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { AgreementPanel } from './agreement-panel'

const STATES = {
  coming: { label: '未生效', tone: 'wait' },
  'in-force': { label: '现行', tone: 'ok' },
  over: { label: '已换', tone: 'mute' },
} as const

const COLUMNS: readonly DataColumn<ListedText>[] = [
  {
    key: 'version',
    title: '版本',
    text: ({ version, validFrom }) => (version === validFrom ? version : `${version}，${validFrom} 起`),
  },
  {
    key: 'state',
    title: '状态',
    text: ({ state }) => STATES[state].label,
    cell: ({ state }) => <Tag {...STATES[state]} />,
  },
  {
    key: 'changes',
    title: '改了几处',
    text: ({ changes }) => (changes.length === 0 ? '—' : String(changes.length)),
    order: ({ changes }) => changes.length,
    isNumber: true,
  },
  {
    key: 'chosen',
    title: '签在它下面',
    text: ({ chosen }) => String(chosen),
    order: ({ chosen }) => chosen,
    isNumber: true,
  },
]

/** What families sign, version by version: what was signed stays as it was read. */
export function AgreementsDesk({ office }: { readonly office: Office }) {
  const [version, setVersion] = useState<string>()
  const list = useWholeList('agreements', {}, (cursor) => client.agreementText.list.query({ cursor }))
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = rows.find((text) => text.version === version) ?? rows[0]
  return (
    <ConsoleMain
      title="协议文本"
      office={office}
      isPanelWide
      counts={list.kind === 'ready' && <Text className="t-3">共 {rows.length} 个版本</Text>}
      filters={
        <Text className="t-3">改一个字也是一个新版本。正在看旧版的人，签之前会看到改了哪里，要重新读。</Text>
      }
      panel={
        list.kind === 'ready' &&
        selected && (
          <AgreementPanel
            key={selected.version}
            text={selected}
            former={rows[rows.indexOf(selected) + 1]}
            newest={rows[0] ?? selected}
            isWritable={list.answer.first.isWritable}
            onSaved={setVersion}
          />
        )
      }
    >
      <ListState
        state={list}
        what="协议文本"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="还没有协议文本。请联系技术人员。"
      >
        {(answer) => (
          <DataTable
            label="协议文本"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(text) => text.version}
            selectedId={selected?.version}
            onSelect={(text) => setVersion(text.version)}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
