import { Text } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedPackage } from '../listed-rows'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { PackagePanel } from './package-panel'
import { packageState, yuanWords } from './package-words'

const stateOf = (row: ListedPackage) => packageState(row, localDateOf(serverNow()))

const COLUMNS: readonly DataColumn<ListedPackage>[] = [
  { key: 'name', title: '服务包', text: ({ nameZh }) => nameZh },
  {
    key: 'term',
    title: '年限',
    text: ({ termYears }) => `${termYears} 年`,
    order: ({ termYears }) => termYears,
  },
  { key: 'version', title: '版本', text: ({ version }) => `v${version}`, order: ({ version }) => version },
  {
    key: 'state',
    title: '状态',
    text: (row) => stateOf(row).label,
    cell: (row) => <Tag {...stateOf(row)} />,
  },
  {
    key: 'self',
    title: '居民付',
    text: ({ selfFen }) => yuanWords(selfFen),
    order: ({ selfFen }) => selfFen,
    isNumber: true,
  },
  { key: 'items', title: '项目', text: ({ items }) => String(items.length), isNumber: true },
  { key: 'validFrom', title: '可选', text: ({ validFrom, validTo }) => `${validFrom} – ${validTo ?? ''}` },
  {
    key: 'chosen',
    title: '有人选',
    text: ({ chosen }) => String(chosen),
    order: ({ chosen }) => chosen,
    isNumber: true,
  },
]

/** What families choose from, version by version: who has signed keeps the version they signed. */
export function PackagesDesk({ office }: { readonly office: Office }) {
  const [id, setId] = useState<string | null>()
  const list = useWholeList('packages', {}, (cursor) => client.servicePackage.list.query({ cursor }))
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const isWritable = list.kind === 'ready' && list.answer.first.isWritable
  const selected = id === null ? undefined : (rows.find((row) => row.id === id) ?? rows[0])
  return (
    <ConsoleMain
      title="服务包"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {rows.length} 个版本</Text>}
      filters={
        <>
          <Text className="t-3">改价格和项目就是写一个新版本，从以后的一天起可选。签过的照签的版本做。</Text>
          {isWritable && (
            <span className="push">
              <Button
                label="加一个服务包"
                icon="plus"
                size="medium"
                width="words"
                onTap={() => setId(null)}
              />
            </span>
          )}
        </>
      }
      panel={
        list.kind === 'ready' && (
          <PackagePanel key={selected?.id ?? 'new'} row={selected} all={rows} isWritable={isWritable} />
        )
      }
    >
      <ListState
        state={list}
        what="服务包"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="还没有服务包，居民没有可以签的。在右边写第一个。"
      >
        {(answer) => (
          <DataTable
            label="服务包"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(row) => row.id}
            selectedId={selected?.id}
            onSelect={(row) => setId(row.id)}
            foot={<CsvButton name="服务包" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
