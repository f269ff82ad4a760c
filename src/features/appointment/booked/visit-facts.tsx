import { Text, View } from '@tarojs/components'
import { Fragment, type ReactNode } from 'react'
import './visit-facts.scss'

export interface VisitFactsProps {
  facts: readonly { name: string; value: ReactNode }[]
}

/** Names at the left, values at the right; in elder mode under one another, so that nothing is cut. */
export function VisitFacts({ facts }: VisitFactsProps) {
  return (
    <View className="visit-facts">
      {facts.map(({ name, value }) => (
        <Fragment key={name}>
          <Text className="visit-facts__name">{name}</Text>
          <View className="visit-facts__value">
            {typeof value === 'string' ? <Text>{value}</Text> : value}
          </View>
        </Fragment>
      ))}
    </View>
  )
}
