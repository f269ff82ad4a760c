import { View } from '@tarojs/components'
import { client } from '../../../api/client'
import { CheckGroup } from '../console-fields'
import { useWholeList } from '../use-whole-list'

interface TeamGridFieldsProps {
  readonly organizationId: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** The micro-grids of the team's own place, and whatever else it serves already. */
export function TeamGridFields({ organizationId, chosen, onChange }: TeamGridFieldsProps) {
  const level = 'micro-grid'
  const list = useWholeList('grids', { level }, (cursor) => client.grid.list.query({ level, cursor }))
  const grids = list.kind === 'ready' ? list.answer.rows : []
  const offered = grids.filter((grid) => grid.organizationId === organizationId || chosen.includes(grid.id))
  if (offered.length === 0) {
    return <View className="t-3">这家机构还没有微网格。先到“网格与海报”加上，再回来选。</View>
  }
  return (
    <CheckGroup
      label="管哪些网格"
      choices={offered.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={chosen}
      onChange={onChange}
    />
  )
}
