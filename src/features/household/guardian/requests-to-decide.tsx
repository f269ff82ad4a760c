import { Text, View } from '@tarojs/components'
import type { FamilyFace } from '#domain/patient/family-face'
import type { Relation } from '#domain/patient/relation'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { ArchAvatar } from '../../../components/picture/arch-avatar'
import { ASKER_WORDS } from './asker-words'

export interface RequestToDecide {
  readonly id: string
  readonly patientId: string
  /** What the child is to the one who asks. */
  readonly relation: Relation
  /** Masked; null where they have not added themselves. */
  readonly askedBy: string | null
}

export interface RequestsToDecideProps {
  requests: readonly RequestToDecide[]
  people: readonly FamilyFace[]
  onOpen: (id: string) => void
}

/** Somebody waits for an answer: the first of them is what the screen is about now. */
export function RequestsToDecide({ requests, people, onOpen }: RequestsToDecideProps) {
  return (
    <>
      {requests.map(({ id, patientId, relation, askedBy }, place) => {
        const face = people.find((person) => person.id === patientId)
        return (
          <Card key={id} tone={place === 0 ? 'lamp' : 'plain'}>
            <View className="line line--wide">
              {face && <ArchAvatar letter={face.letter} tint={face.tint} />}
              <View className="grow stack">
                <Text className="t-strong">
                  {askedBy ?? '有位家人'}想和你一起管理{face?.name ?? '孩子'}
                </Text>
                <Text className="t-sub">说自己是{ASKER_WORDS[relation]}</Text>
              </View>
            </View>
            <View className="mt3">
              <Button
                kind={place === 0 ? 'primary' : 'tonal'}
                size="medium"
                label="看看是谁，再答复"
                onTap={() => onOpen(id)}
              />
            </View>
          </Card>
        )
      })}
    </>
  )
}
