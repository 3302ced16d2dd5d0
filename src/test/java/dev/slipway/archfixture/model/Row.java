package dev.slipway.archfixture.model;

import jakarta.persistence.MappedSuperclass;

@MappedSuperclass
public abstract class Row {}
