import { Text } from '@tarojs/components'
import { useState } from 'react'
import { GRID_LEVEL_NAMES_ZH } from '#domain/care-team/grid'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedGrid } from '../listed-rows'
import type { Office } from '../use-office'
import { usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { GridPanel } from './grid-panel'

const COLUMNS: readonly DataColumn<ListedGrid>[] = [
  { key: 'path', title: '街道 · 社区 · 网格', text: ({ path }) => path, share: 40 },
  { key: 'level', title: '层级', text: ({ level }) => GRID_LEVEL_NAMES_ZH[level] },
  { key: 'organization', title: '机构', text: ({ organizationName }) => organizationName, share: 30 },
  { key: 'teams', title: '团队', text: ({ teamNames }) => teamNames.join('、') || '—', share: 30 },
  { key: 'buildings', title: '楼栋', text: ({ buildings }) => String(buildings), isNumber: true },
  { key: 'workers', title: '网格员', text: ({ workers }) => String(workers), isNumber: true },
]

/** What the panel writes: a grid that stands, or a new one in another or at the top. */
type Chosen = { readonly id: string } | { readonly parentId: string | null }

/** How the county is divided among its teams, down to the posters of its buildings. */
export function GridsDesk({ office }: { readonly office: Office }) {
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<Chosen>()
  const places = usePlaces()
  const list = useWholeList('grids', { query }, (cursor) => client.grid.list.query({ query, cursor }))
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = chosen && 'id' in chosen ? rows.find(({ id }) => id === chosen.id) : undefined
  const shown = chosen === undefined ? rows[0] : selected
  const parentId = chosen && 'parentId' in chosen ? chosen.parentId : null
  return (
    <ConsoleMain
      title="网格与海报"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {list.answer.first.total} 处</Text>}
      filters={
        <>
          <TextInput
            isCompact
            type="search"
            label="找网格"
            placeholder="街道、社区、机构、团队"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <span className="push">
            <Button
              label="加一个街道"
              icon="plus"
              size="medium"
              width="words"
              onTap={() => setChosen({ parentId: null })}
            />
          </span>
        </>
      }
      panel={
        <GridPanel
          key={shown?.id ?? `in ${parentId}`}
          grid={shown}
          parent={rows.find(({ id }) => id === parentId)}
          places={places}
          onAdd={(under) => setChosen({ parentId: under })}
          onSaved={(id) => setChosen({ id })}
        />
      }
    >
      <ListState
        state={list}
        what="网格"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="还没有划网格。先加街道，再在它下面加社区和微网格。"
      >
        {(answer) => (
          <DataTable
            label="网格"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(grid) => grid.id}
            selectedId={shown?.id}
            onSelect={(grid) => setChosen({ id: grid.id })}
            foot={<CsvButton name="网格" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
