import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { GRID_LEVEL_NAMES_ZH, levelBelow } from '#domain/care-team/grid'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { ListState } from '../list-state'
import type { GridDetails, ListedGrid } from '../listed-rows'
import type { Place } from '../use-places'
import { useConsoleAnswer } from '../use-whole-list'
import { GridForm } from './grid-form'
import { GridWorkers } from './grid-workers'
import { PosterSheets } from './poster-sheets'

interface GridPanelProps {
  /** None for a new one. */
  readonly grid: ListedGrid | undefined
  /** In which a new one lies; none for a street. */
  readonly parent: ListedGrid | undefined
  readonly places: readonly Place[]
  readonly onAdd: (parentId: string) => void
  readonly onSaved: (id: string) => void
}

export function GridPanel({ grid, parent, places, onAdd, onSaved }: GridPanelProps) {
  if (!grid) return <GridForm grid={undefined} parent={parent} places={places} onSaved={onSaved} />
  return <StandingGrid id={grid.id} places={places} onAdd={onAdd} onSaved={onSaved} />
}

function StandingGrid({
  id,
  places,
  onAdd,
  onSaved,
}: Omit<GridPanelProps, 'grid' | 'parent'> & { id: string }) {
  const asked = useConsoleAnswer('grid', { id }, () => client.grid.get.query({ id }))
  return (
    <ListState state={asked} what="网格" isEmpty={() => false} emptyWhy="">
      {(grid) => {
        const below = levelBelow(grid.level)
        return (
          <>
            {/* A saved building has its poster's code: the fields begin anew with what was saved. */}
            <GridForm
              key={JSON.stringify(grid.buildings)}
              grid={grid}
              parent={undefined}
              places={places}
              onSaved={onSaved}
            />
            {below ? (
              <Card label={`加${GRID_LEVEL_NAMES_ZH[below]}`}>
                <Button
                  label={`在它下面加${GRID_LEVEL_NAMES_ZH[below]}`}
                  kind="secondary"
                  icon="plus"
                  size="medium"
                  onTap={() => onAdd(id)}
                />
              </Card>
            ) : (
              <>
                <Posters grid={grid} />
                <GridWorkers gridId={id} workers={grid.workers} />
              </>
            )}
          </>
        )
      }}
    </ListState>
  )
}

function Posters({ grid }: { readonly grid: GridDetails }) {
  const [isOpen, setOpen] = useState(false)
  const { buildings, teams } = grid
  return (
    <Card label="楼栋海报">
      <View className="stack stack--3">
        <Text className="console-card__title">楼栋海报</Text>
        <View className="t-2">
          {teams.length === 0
            ? '还没有团队管这个网格。海报上的码先认得出楼栋，定了团队再贴。'
            : `扫码直接到${teams.map(({ name }) => name).join('、')}，网格和楼栋都填好。换了团队，海报不用重印。`}
        </View>
        <Button
          label={`看并打印 ${buildings.length} 张海报`}
          kind="secondary"
          icon="qr"
          size="medium"
          disabledReason={buildings.length === 0 ? '先加楼栋' : undefined}
          onTap={() => setOpen(true)}
        />
      </View>
      {isOpen && <PosterSheets grid={grid} onClose={() => setOpen(false)} />}
    </Card>
  )
}
