import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { Link } from '../../../components/action/link'
import { Note } from '../../../components/content/note'
import { Icon } from '../../../components/picture/icon'
import { Sheet } from '../../../components/sheet/sheet'
import { CARD_MOVE_WORDS, MOVE_LINKS, OTHER_MOVES } from './card-move-words'
import type { useCardMove } from './use-card-move'
import './card-move-sheet.scss'

export interface CardMoveSheetProps {
  move: ReturnType<typeof useCardMove>
  /** Whose card it is: 周予禾 */
  name: string
}

/** Says what happens before it is done. */
export function CardMoveSheet({ move, name }: CardMoveSheetProps) {
  const { asked } = move
  if (!asked) return null
  const words = CARD_MOVE_WORDS[asked]
  return (
    <Sheet open title={words.title} onClose={move.close}>
      <View className="stack stack--4">
        <Text className="t-strong">{name}的健康卡</Text>
        <View className="stack stack--3">
          {words.effects.map((effect) => (
            <View key={effect} className="line line--top">
              <Icon name="check" size="s" className="card-move__tick" />
              <Text className="grow">{effect}</Text>
            </View>
          ))}
        </View>
        {move.problem && (
          <Note tone="bad" announced>
            {move.problem}
          </Note>
        )}
        <Button
          kind={asked === 'unfreeze' || asked === 'replace' ? 'primary' : 'danger'}
          label={words.confirm}
          busy={move.busy}
          onTap={move.confirm}
        />
        <Button kind="quiet" size="medium" label="先不了" onTap={move.close} />
        {OTHER_MOVES[asked].map((other) => (
          <View key={other} className="card-move__other">
            <Link label={MOVE_LINKS[other]} size="body" onTap={() => move.ask(other)} />
          </View>
        ))}
      </View>
    </Sheet>
  )
}
