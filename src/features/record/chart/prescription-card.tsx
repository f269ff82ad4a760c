import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { mustNotHave } from '#domain/record/drug-allergy'
import { type PrescriptionItem, prescriptionItemInWords, USUAL_DRUGS } from '#domain/record/prescription'
import { Link } from '../../../components/action/link'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Tag } from '../../../components/content/tag'
import { Chips } from '../../../components/field/chips'
import { DrugSheet } from './drug-sheet'
import { EMPTY_DRUG, usualDraft } from './prescription-draft'
import { useChartSummary } from './use-chart'

export interface PrescriptionCardProps {
  patientId: string
  items: readonly PrescriptionItem[]
  onAdd: (item: PrescriptionItem) => void
  onRemove: (place: number) => void
}

/** 处方: a tap for what children are given most, the dose typed; what is not tolerated cannot be chosen. */
export function PrescriptionCard({ patientId, items, onAdd, onRemove }: PrescriptionCardProps) {
  const [drug, setDrug] = useState<string | null>(null)
  const { data } = useChartSummary(patientId)
  const allergens = data?.allergies.map(({ substance }) => substance) ?? []
  const isRefused = (name: string) => allergens.some((substance) => mustNotHave(name, substance))
  const offered = USUAL_DRUGS.filter((each) => items.every((item) => item.drug !== each.drug))
  return (
    <>
      <Card>
        <View className="line line--between">
          <Text className="t-strong">处方（不开就空着）</Text>
          <Link label="别的药" icon="plus" onTap={() => setDrug('')} />
        </View>
        {data?.allergyWords && (
          <View className="mt2">
            <Note tone="bad" icon="alert">
              {data.allergyWords}，对得上的药开不出来
            </Note>
          </View>
        )}
        <View className="stack stack--3 mt2">
          {items.map((item, place) => (
            <View key={item.drug} className="line line--between line--elder-stack">
              <View className="grow stack">
                <Text className="t-strong">{item.drug}</Text>
                <Text className="t-sub">{prescriptionItemInWords(item)}</Text>
              </View>
              {isRefused(item.drug) && <Tag label="过敏，不能开" tone="bad" icon="lock" />}
              <Link label="删掉" spokenLabel={`删掉${item.drug}`} onTap={() => onRemove(place)} />
            </View>
          ))}
          <Chips
            label="常用药"
            chips={offered
              .filter((each) => !isRefused(each.drug))
              .map(({ drug: name }) => ({ value: name, label: name }))}
            selected={undefined}
            onToggle={setDrug}
          />
        </View>
      </Card>
      {drug !== null && (
        <DrugSheet
          key={drug}
          starting={drug === '' ? EMPTY_DRUG : usualDraft(drug)}
          isRefused={isRefused}
          onAdd={(item) => {
            onAdd(item)
            setDrug(null)
          }}
          onClose={() => setDrug(null)}
        />
      )}
    </>
  )
}
